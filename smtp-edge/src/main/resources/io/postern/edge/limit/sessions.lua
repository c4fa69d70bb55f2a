-- How many sessions one edge has from a client, beside those of the other edges, in one atomic step. The semantics are
-- the tests in ClusterLimitsContract.
-- KEYS    the address, the network: a hash each, from an edge's id to its sessions, a colon and the time of saying so
-- ARGV    this edge's id; its sessions from the address, from the network; the limit for the address, for the network,
--         0 for none; for how long an edge is believed, now or '' for this server's clock: milliseconds
-- Returns 0 noted, 1 too many from the address, 2 too many from the network; then nothing is noted
local edge, life = ARGV[1], tonumber(ARGV[6])
local now = tonumber(ARGV[7])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local function others(key)
  local sum = 0
  local all = redis.call('HGETALL', key)
  for i = 1, #all, 2 do
    if all[i] ~= edge then
      local count, said = string.match(all[i + 1], '^(%d+):(%d+)$')
      if count and now - said <= life then
        sum = sum + count
      else
        redis.call('HDEL', key, all[i])
      end
    end
  end
  return sum
end

for i, key in ipairs(KEYS) do
  local limit = tonumber(ARGV[3 + i])
  if limit > 0 and others(key) + tonumber(ARGV[1 + i]) > limit then return i end
end

for i, key in ipairs(KEYS) do
  local count = tonumber(ARGV[1 + i])
  if count > 0 then
    redis.call('HSET', key, edge, string.format('%.0f:%.0f', count, now))
    redis.call('PEXPIRE', key, ARGV[6])
  else
    redis.call('HDEL', key, edge)
  end
end
return 0
