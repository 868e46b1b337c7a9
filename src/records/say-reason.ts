import type { Speech, WordValues } from '../language/language.js'
import type { WordKey } from '../language/words.js'

/**
 * The checks of rows speak English, as the command line does. A page says the same in the language of its reader: these are their
 * sentences, the more special ones first, and the words for each.
 */
const reasons: [RegExp, WordKey][] = [
  [/^is empty$/, 'fault.empty'],
  [/^is not an id: .*$/, 'fault.id'],
  [/^is not yes or no$/, 'fault.yesNo'],
  [/^is not one of (?<list>.*)$/s, 'fault.oneOf'],
  [/^is not a date that exists, .*$/, 'fault.date'],
  [/^is not a time such as .*$/, 'fault.time'],
  [/^is not a phone number such as .* or a short code.*$/, 'fault.shortCode'],
  [/^is not a phone number such as .*$/, 'fault.phone'],
  [/^is not an e-mail address$/, 'fault.email'],
  [/^is not a web address .*$/, 'fault.web'],
  [/^is not opening hours such as .*$/, 'fault.hours'],
  [/^is not a language code .*$/, 'fault.language'],
  [/^is not a whole number from (?<least>\d+) to (?<most>\d+)$/, 'fault.wholeNumber'],
  [/^is not a number from (?<least>-?\d+) to (?<most>\d+)$/, 'fault.number'],
  [/^is not grades such as .*$/, 'fault.grades'],
  [/^is not a range of last names .*$/, 'fault.lastNames'],
  [/^ends before it begins$/, 'fault.backwards'],
  [/^is not a single word$/, 'fault.word'],
  [/^is not an extension: .*$/, 'fault.extension'],
  [/^is not a time zone .*$/, 'fault.timeZone'],
  [/^this column is missing$/, 'fault.columnMissing'],
  [/^this column is unknown; known are (?<list>.*)$/, 'fault.columnUnknown'],
  [/^this column is there twice$/, 'fault.columnTwice'],
  [/^is empty, though there are words in (?<lang>.*)$/, 'fault.halfTranslation'],
  [/^is missing$/, 'fault.fileMissing'],
  [/^is not UTF-8.*$/, 'fault.notUtf8'],
  [/^has (?<given>\d+) columns instead of (?<wanted>\d+).*$/, 'fault.length'],
  [/^has a quotation mark that is never closed$/, 'fault.quoteOpen'],
  [/^has a quotation mark in the wrong place.*$/, 'fault.quoteWrong'],
  [/^has (?<what>.*) of (.*, )?line 0$/, 'fault.takenHere'],
  [/^has (?<what>.*) of (?<place>(.*, )?line \d+)$/, 'fault.taken'],
  [/^has (?<what>.*) of (.*, )?line -\d+$/, 'fault.takenByRecord'],
  [/^"(?<value>.*)" is not in (?<file>.*)$/, 'fault.notIn'],
  [/^is empty, though away_until is not$/, 'fault.awayFrom'],
  [/^is before away_from$/, 'fault.beforeAway'],
  [/^is before starts?$/, 'fault.beforeStart'],
  [/^is empty, but a half-day .*$/, 'fault.closesMissing'],
  [/^must be empty: only a half-day has one$/, 'fault.closesExtra'],
  [/^must be (?<date>\S+): it is one day$/, 'fault.oneDay'],
  [/^follows another (?<kind>\S+): .*$/, 'fault.turnTwice'],
  [/^is empty, and so is sms.*$/, 'fault.lineWithout'],
  [/^is empty, though sms_text is not$/, 'fault.smsMissing'],
  [/^is empty: write "any".*$/, 'fault.kindsMissing'],
  [/^must be empty: (?<office>\S+) is an office of the district$/, 'fault.districtOffice'],
  [/^is empty, but (?<office>\S+) is an office of every school$/, 'fault.schoolOffice'],
  [/^has no row for (?<setting>\S+)$/, 'fault.settingMissing'],
  [/^(?<range>\S+) is shared out twice: .*$/, 'fault.sharedTwice'],
  [/^nobody has (?<range>\S+)$/, 'fault.nobodyHas'],
  [/^(?<step>\d+) comes after nothing: .*$/, 'fault.stepFirst'],
  [/^(?<step>\d+) comes after (?<before>\d+): steps are .*$/, 'fault.stepGap'],
  [/^(?<topic>\S+) has no ladder .*$/, 'fault.noLadder'],
  [/^is empty, though (?<other>from|to) is not$/, 'fault.pairFrom'],
  [/^is the same as from$/, 'fault.sameAs'],
  [/^does nothing: .*$/, 'fault.ruleNothing'],
  [/^does \d+ things, (?<list>.*): leave one$/, 'fault.ruleMany'],
  [/^is empty, though another language has words$/, 'fault.noticeEnglish'],
  [/^is not an office at a school, .*$/, 'fault.contactPlace'],
  [/^names no kind of danger after the level$/, 'fault.noKinds'],
  [/^is longer than (?<most>\d+) characters$/, 'fault.long'],
  [/^has no word in it$/, 'fault.noWord'],
  [/^has a \*: .*$/, 'fault.star'],
  [/^has a quotation mark inside: .*$/, 'fault.quoteInside'],
  [/^is not a grade: .*$/, 'fault.grade'],
  [/^is not a color such as .*$/, 'fault.colour'],
  [/^is not named by a language code.*$/, 'fault.fileLanguage'],
  [/^is no table of the directory.*Known are (?<list>.*); an export.*$/, 'fault.noTable'],
  [/^is missing: a OneRoster export has it$/, 'fault.rosterFile'],
  [/^is missing: OneRoster 1\.2 has (?<list>.*)$/, 'fault.rosterColumn'],
  [/^is version (?<version>.*): export as OneRoster 1\.2$/, 'fault.rosterVersion'],
  [/^(?<name>.*) is not in the directory: OneRoster has no phone.*$/, 'fault.rosterSchool'],
  [
    /^(?<name>.*) is not in the file, but cannot be removed: (?<count>\d+) (?<what>.*) point to it\..*$/,
    'fault.heldOutside',
  ],
  [/^(?<name>.*) was changed by somebody else since the check\..*$/, 'fault.changedSince'],
  [/^(?<name>.*) was added by somebody else since the check\..*$/, 'fault.addedSince'],
  [/^(?<name>.*) was added again since\.$/, 'fault.undoAdded'],
  [/^(?<name>.*) was (changed|removed) since, by (?<who>.*): that would be lost\.$/, 'fault.undoChangedBy'],
  [/^(?<name>.*) was (changed|removed) since: that would be lost\.$/, 'fault.undoChanged'],
  [/^(?<name>.*) was added by this import, and is used since: .*$/, 'fault.undoUsed'],
  [/^was cancelled$/, 'fault.cancelled'],
  [/^was interrupted$/, 'fault.interrupted'],
  [/^(?<file>.*) holds no CSV file$/, 'fault.folderNoCsv'],
  [/^(?<file>.*) cannot be opened$/, 'fault.folderBrokenZip'],
  [/^(?<file>.*) could not be brought in$/, 'fault.folderFailed'],
]

/** What two rows have in common. */
const keys: Record<string, WordKey> = {
  'the slug': 'fault.same.slug',
  'the id': 'fault.same.id',
  'the office and school': 'fault.same.place',
  'the person, contact and caseload': 'fault.same.post',
  'the setting': 'fault.same.setting',
  'the start, kind and levels': 'fault.same.day',
  'the kind, lang and text': 'fault.same.dangerPhrase',
  'the lang and text': 'fault.same.phrase',
  'the lang and word': 'fault.same.word',
  'the topic, level, step and office': 'fault.same.step',
  'the topic and text': 'fault.same.phrasing',
  'the position': 'fault.same.position',
}

/** What points to a record, and is none itself. */
const pointers: Record<string, WordKey> = {
  'stored questions': 'recordKind.inquiries',
  'reported wrong doors': 'recordKind.wrong_doors',
  referrals: 'recordKind.referrals',
  accounts: 'recordKind.accounts',
}

const given = /^(?<reason>.*) \(it is "(?<value>.*)"\)$/s
const ofRecord = /^(?<name>.*), which is in the directory: (?<reason>.*)$/
const ofSetting = /^(?<setting>[a-z]+(?:_[a-z]+)*) (?<reason>is .*)$/

/** What is wrong, and how to put it right, in the language of the page. */
export function sayReason(reason: string, speech: Speech): string {
  const sayAround = (pattern: RegExp, key: WordKey) => {
    const { reason: inner, ...values } = pattern.exec(reason)?.groups ?? {}
    return inner === undefined ? null : speech.t(key, { ...values, reason: sayReason(inner, speech) })
  }
  const around = sayAround(given, 'fault.given') ?? sayAround(ofRecord, 'fault.ofRecord')
  if (around !== null) return around
  for (const [pattern, key] of reasons) {
    const found = pattern.exec(reason)
    if (found) return speech.t(key, sayValues(found.groups ?? {}, speech))
  }
  // Last, as an office may be called like a setting.
  const said = sayAround(ofSetting, 'fault.ofSetting')
  return said ?? (isEnglish(speech) ? reason : speech.t('fault.wrong'))
}

/** Some of what the checks put into their sentences is words, too. */
function sayValues(values: Record<string, string>, speech: Speech): WordValues {
  const { what, place, value, list, count } = values
  const wordsOf = what === undefined ? undefined : (keys[what] ?? pointers[what])
  return {
    ...values,
    ...(wordsOf ? { what: speech.t(wordsOf) } : {}),
    ...(place ? { place: sayPlace(place, speech) } : {}),
    ...(value ? { value: value.replace(/^(\S+) at (\S+)$/, '$1 @ $2') } : {}),
    ...(list ? { list: list.replaceAll(' and ', ', ') } : {}),
    ...(count ? { count: Number(count) } : {}),
  }
}

/** `line 4`; `people.csv, line 4` */
function sayPlace(place: string, { t }: Speech): string {
  const { file, line = '' } = /^(?:(?<file>.*), )?line (?<line>\d+)$/.exec(place)?.groups ?? {}
  return file === undefined ? t('fault.line', { line }) : t('fault.fileLine', { file, line })
}

/** Better a sentence of the checks than none. */
const isEnglish = ({ code }: Speech) => code === 'en'
