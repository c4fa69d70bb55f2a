-- Counts one message.
-- KEYS  the day's open domains, its closed domains, its number of rows, the domain's rows
-- ARGV  domain, row, published record, lifetime in milliseconds, most domains, most rows a domain, most rows a day
-- Returns 1 if it was counted, 0 if it was left out
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then return 0 end

if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 0 then
  if redis.call('SCARD', KEYS[1]) + redis.call('SCARD', KEYS[2]) >= tonumber(ARGV[5]) then return 0 end
  redis.call('SADD', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end

redis.call('HSET', KEYS[4], 'published', ARGV[3])
redis.call('PEXPIRE', KEYS[4], ARGV[4])

local room = redis.call('HEXISTS', KEYS[4], ARGV[2]) == 1
local rows = redis.call('HLEN', KEYS[4]) - 1 - redis.call('HEXISTS', KEYS[4], 'left-out')
if not room and rows < tonumber(ARGV[6])
    and tonumber(redis.call('GET', KEYS[3]) or '0') < tonumber(ARGV[7]) then
  room = true
  redis.call('INCR', KEYS[3])
  redis.call('PEXPIRE', KEYS[3], ARGV[4])
end

redis.call('HINCRBY', KEYS[4], room and ARGV[2] or 'left-out', 1)
return room and 1 or 0
