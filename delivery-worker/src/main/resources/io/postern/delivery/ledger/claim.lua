-- KEYS   claim, closed, entries of this attempt
-- ARGV   owner token, life of the claim in milliseconds, attempt
-- Returns {0} closed; {1, milliseconds} taken by somebody; {2, {recipient, outcome, …}} granted
-- An attempt whose entries are there was not finished, also when a later one was: its reports are still to be written.
if tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[3]) and redis.call('EXISTS', KEYS[3]) == 0 then
  return {0}
end
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return {1, redis.call('PTTL', KEYS[1])}
end
return {2, redis.call('HGETALL', KEYS[3])}
