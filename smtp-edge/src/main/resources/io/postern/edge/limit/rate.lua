-- Takes some from a machine's bucket, in one atomic step. The semantics are the tests in ClusterLimitsContract.
-- KEYS    the bucket: the time at which it will be full again, and then it expires
-- ARGV    what may come in a minute, how many to take, now or '' for this server's clock: microseconds
-- Returns for how long to wait, in microseconds; then nothing is taken
local minute = 60000000
local limit, count = tonumber(ARGV[1]), tonumber(ARGV[2])
local now = tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

-- A clock that went back must not lengthen the wait.
local full = tonumber(redis.call('GET', KEYS[1]) or '') or 0
local empty = math.max(0, math.min(minute, full - now))
local price = math.floor(minute / limit) * math.min(count, limit)
local missing = empty + price - minute
if missing > 0 then return missing end

local fill = empty + price
redis.call('SET', KEYS[1], string.format('%.0f', now + fill), 'PX', string.format('%.0f', math.ceil(fill / 1000) + 1))
return 0
