-- Appends ARGV[1] to KEYS[1], and returns its length then.
return redis.call('APPEND', KEYS[1], ARGV[1])
