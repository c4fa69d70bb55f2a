-- Adds to what is known of one source, in one atomic step, and forgets the days that are too old.
-- KEYS    the source
-- ARGV    today, days that count, whether a source may be taken up: 1 or 0, and the counts to add
-- Returns 0 unknown and not taken up, 1 known before, 2 taken up
-- The value is what DailyConduct reads: a word for each day, the newest first, zeros at its end left out.
local today, days = tonumber(ARGV[1]), tonumber(ARGV[2])
local old = redis.call('GET', KEYS[1])
if not old and ARGV[3] ~= '1' then return 0 end

local counts, others = {}, {}
for i = 4, #ARGV do counts[i - 3] = tonumber(ARGV[i]) end
for word in string.gmatch(old or '', '%S+') do
  local day, values = string.match(word, '^(%d+):([%d,]+)$')
  day = tonumber(day)
  if day == today then
    local i = 1
    for value in string.gmatch(values, '%d+') do
      counts[i] = (counts[i] or 0) + tonumber(value)
      i = i + 1
    end
  elseif day and day > today - days and day <= today + 1 then
    others[#others + 1] = word
  end
end

local last = #counts
while last > 1 and counts[last] == 0 do last = last - 1 end
local texts = {}
for i = 1, last do texts[i] = string.format('%.0f', counts[i]) end
table.insert(others, 1, today .. ':' .. table.concat(texts, ','))
redis.call('SET', KEYS[1], table.concat(others, ' '), 'EX', days * 86400)
return old and 1 or 2
