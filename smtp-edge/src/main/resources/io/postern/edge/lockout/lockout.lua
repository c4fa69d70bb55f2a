-- One step of one attempt to sign in. The semantics are the tests in LockoutContract.
-- KEYS    failures of the account where it is not familiar, of the network, of the account in this network; since when
--         the account is familiar in this network
-- ARGV    begins, failed or succeeded; first wait, longest wait, forgotten after, accounts of a network that may fail,
--         familiar for, now or '' for this server's clock; milliseconds
-- Returns for how long it was held before this, in milliseconds
-- Failures are kept as their number, a colon and the time of the last one.
local attempt = ARGV[1]
local first, longest, forgotten = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local allowance, familiar_for = tonumber(ARGV[5]), tonumber(ARGV[6])
local now = tonumber(ARGV[7])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local values = redis.call('MGET', unpack(KEYS))

local function failures(value)
  local count, last = string.match(value or '', '^(%d+):(%d+)$')
  if not count or now - last > forgotten then return 0, 0 end
  return tonumber(count), tonumber(last)
end

local function left(value, allowed)
  local count, last = failures(value)
  if count <= allowed then return 0 end
  local wait = math.min(longest, first * 2 ^ math.min(count - allowed - 1, 40))
  -- A clock that went back must not lengthen the wait.
  return math.max(0, math.min(wait, last + wait - now))
end

local function fail(key, value)
  redis.call('SET', key, string.format('%.0f:%.0f', failures(value) + 1, now), 'PX', ARGV[4])
end

local since = tonumber(values[4] or '')
local familiar = since and now - since <= familiar_for
local held = familiar and left(values[3], 0) or math.max(left(values[1], 0), left(values[2], allowance))

if attempt == 'failed' then
  if not familiar then
    fail(KEYS[1], values[1])
    if failures(values[3]) == 0 then fail(KEYS[2], values[2]) end
  end
  fail(KEYS[3], values[3])
elseif attempt == 'succeeded' and held == 0 then
  redis.call('DEL', KEYS[3])
  if not familiar then redis.call('DEL', KEYS[1]) end
  if familiar_for > 0 then redis.call('SET', KEYS[4], string.format('%.0f', now), 'PX', ARGV[6]) end
end
return math.ceil(held)
