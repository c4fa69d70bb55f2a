-- One attempt of one triplet, in one atomic step. The semantics are the tests in GreylistContract.
-- KEYS    what the triplet is known under: its network, and each organisation that somebody vouches for
-- ARGV    block period, pass period, record expiration, now or '' for this server's clock; milliseconds
-- Returns {state, time}: 0 stranger and 1 early with the time to wait, 2 waited with the time since the first
--         attempt, 3 known
-- A value is 'w' and the time of the first attempt while waiting, 'k' and the time of the last use once known.
local block, pass, keep = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local now = tonumber(ARGV[4])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local function note(key, kind, time, life)
  redis.call('SET', key, kind .. string.format('%.0f', time), 'PX', string.format('%.0f', life))
end

local first
local known = false
local used = {}
for i, value in ipairs(redis.call('MGET', unpack(KEYS))) do
  local time = value and tonumber(string.sub(value, 2))
  if time and string.sub(value, 1, 1) == 'k' then
    if now - time <= keep then
      known = true
      used[i] = time
    end
  elseif time and now - time <= pass and (not first or time < first) then
    first = time
  end
end

if known then
  -- A use is noted again after a thousandth of the expiration only: it saves nearly all writes.
  for i, key in ipairs(KEYS) do
    if not used[i] or now - used[i] > keep / 1000 then note(key, 'k', now, keep) end
  end
  return {3, 0}
end

if not first then
  for _, key in ipairs(KEYS) do note(key, 'w', now, pass) end
  return {0, block}
end

-- A clock that went back must not lengthen the wait.
local since = math.max(0, now - first)
if since < block then
  for _, key in ipairs(KEYS) do note(key, 'w', first, pass - since) end
  return {1, block - since}
end

for _, key in ipairs(KEYS) do note(key, 'k', now, keep) end
return {2, since}
