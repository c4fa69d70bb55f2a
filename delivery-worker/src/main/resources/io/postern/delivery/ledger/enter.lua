-- KEYS   entries of this attempt
-- ARGV   life in milliseconds, then recipient and outcome in turn
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1
