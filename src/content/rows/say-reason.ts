import type { Speech, WordValues } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'

/**
 * The checks of rows speak English, as the command line does. A page says the same in the language of its reader: these are their
 * sentences, the more special ones first, and the words for each.
 */
const reasons: [RegExp, WordKey][] = [
  [/^is empty$/, 'fault.empty'],
  [/^is not an id: .*$/s, 'fault.id'],
  [/^is not yes or no$/, 'fault.yesNo'],
  [/^is not one of (?<list>.*)$/s, 'fault.oneOf'],
  [/^is not a date that exists, .*$/s, 'fault.date'],
  [/^is not a time such as .*$/s, 'fault.time'],
  [/^is not a phone number such as .* or a short code.*$/s, 'fault.shortCode'],
  [/^is not a phone number such as .*$/s, 'fault.phone'],
  [/^is not an e-mail address$/, 'fault.email'],
  [/^is not a web address .*$/s, 'fault.web'],
  [/^is not opening hours such as .*$/s, 'fault.hours'],
  [/^is not a language code .*$/s, 'fault.language'],
  [/^is not a whole number from (?<least>\d+) to (?<most>\d+)$/, 'fault.wholeNumber'],
  [/^is not a number from (?<least>-?\d+) to (?<most>\d+)$/, 'fault.number'],
  [/^is not grades such as .*$/s, 'fault.grades'],
  [/^is not a range of last names .*$/s, 'fault.lastNames'],
  [/^ends before it begins$/, 'fault.backwards'],
  [/^is not a single word$/, 'fault.word'],
  [/^is not an extension: .*$/s, 'fault.extension'],
  [/^is not a time zone .*$/s, 'fault.timeZone'],
  [/^this column is missing$/, 'fault.columnMissing'],
  [/^this column is unknown; known are (?<list>.*)$/s, 'fault.columnUnknown'],
  [/^this column is there twice$/, 'fault.columnTwice'],
  [/^is empty, though there are words in (?<lang>.*)$/s, 'fault.halfTranslation'],
  [/^is missing$/, 'fault.fileMissing'],
  [/^is not UTF-8.*$/s, 'fault.notUtf8'],
  [/^has (?<given>\d+) columns instead of (?<wanted>\d+)/, 'fault.length'],
  [/^has a quotation mark that is never closed$/, 'fault.quoteOpen'],
  [/^has a quotation mark in the wrong place.*$/s, 'fault.quoteWrong'],
  [/^has (?<what>[a-z, ]{1,60}) of (.*, )?line 0$/s, 'fault.takenHere'],
  [/^has (?<what>[a-z, ]{1,60}) of (?<place>(.*, )?line \d+)$/s, 'fault.taken'],
  [/^has (?<what>[a-z, ]{1,60}) of (.*, )?line -\d+$/s, 'fault.takenByRecord'],
  [/^"(?<value>.*)" is not in (?<file>.*)$/s, 'fault.notIn'],
  [/^is empty, though away_until is not$/, 'fault.awayFrom'],
  [/^is before away_from$/, 'fault.beforeAway'],
  [/^is before starts?$/, 'fault.beforeStart'],
  [/^is empty, but a half-day .*$/s, 'fault.closesMissing'],
  [/^must be empty: only a half-day has one$/, 'fault.closesExtra'],
  [/^must be (?<date>\S+): it is one day$/, 'fault.oneDay'],
  [/^follows another (?<kind>\S+): .*$/s, 'fault.turnTwice'],
  [/^is empty, and so is sms.*$/s, 'fault.lineWithout'],
  [/^is empty, though sms_text is not$/, 'fault.smsMissing'],
  [/^is empty: write "any".*$/s, 'fault.kindsMissing'],
  [/^must be empty: (?<office>\S+) is an office of the district$/, 'fault.districtOffice'],
  [/^is empty, but (?<office>\S+) is an office of every school$/, 'fault.schoolOffice'],
  [/^has no row for (?<setting>\S+)$/, 'fault.settingMissing'],
  [/^(?<range>\S+) is shared out twice: .*$/s, 'fault.sharedTwice'],
  [/^nobody has (?<range>\S+)$/, 'fault.nobodyHas'],
  [/^(?<step>\d+) comes after nothing: .*$/s, 'fault.stepFirst'],
  [/^(?<step>\d+) comes after (?<before>\d+): steps are .*$/s, 'fault.stepGap'],
  [/^(?<topic>\S+) has no ladder .*$/s, 'fault.noLadder'],
  [/^is empty, though (?<other>from|to) is not$/, 'fault.pairFrom'],
  [/^is the same as from$/, 'fault.sameAs'],
  [/^does nothing: .*$/s, 'fault.ruleNothing'],
  [/^does \d+ things, (?<list>.*): leave one$/s, 'fault.ruleMany'],
  [/^is empty, though another language has words$/, 'fault.noticeEnglish'],
  [/^is not an office at a school, .*$/s, 'fault.contactPlace'],
  [/^names no kind of danger after the level$/, 'fault.noKinds'],
  [/^is longer than (?<most>\d+) characters$/, 'fault.long'],
  [/^has no word in it$/, 'fault.noWord'],
  [/^has a \*: .*$/s, 'fault.star'],
  [/^has a quotation mark inside: .*$/s, 'fault.quoteInside'],
  [/^is not a grade: .*$/s, 'fault.grade'],
  [/^is not a color such as .*$/s, 'fault.colour'],
  [/^is not named by a language code.*$/s, 'fault.fileLanguage'],
  [/^is no table of the directory: [^.]*\. Known are (?<list>[^;]*); an export.*$/s, 'fault.noTable'],
  [/^is missing: a OneRoster export has it$/, 'fault.rosterFile'],
  [/^is missing: OneRoster 1\.2 has (?<list>.*)$/s, 'fault.rosterColumn'],
  [/^is version (?<version>.*): export as OneRoster 1\.2$/s, 'fault.rosterVersion'],
  [/^(?<name>.*) is not in the directory: OneRoster has no phone.*$/s, 'fault.rosterSchool'],
  [
    /^(?<name>.*) is not in the file, but cannot be removed: (?<count>\d+) (?<what>[a-z ]{1,40}) point to it\..*$/s,
    'fault.heldOutside',
  ],
  [/^(?<name>.*) was changed by somebody else since the check\..*$/s, 'fault.changedSince'],
  [/^(?<name>.*) was added by somebody else since the check\..*$/s, 'fault.addedSince'],
  [/^(?<name>.*) was added again since\.$/s, 'fault.undoAdded'],
  [
    /^(?<name>.*) was (changed|removed) since, by (?<who>.{1,200}): that would be lost\.$/s,
    'fault.undoChangedBy',
  ],
  [/^(?<name>.*) was (changed|removed) since: that would be lost\.$/s, 'fault.undoChanged'],
  [/^(?<name>.*) was added by this import, and is used since: .*$/s, 'fault.undoUsed'],
  [/^was cancelled$/, 'fault.cancelled'],
  [/^was interrupted$/, 'fault.interrupted'],
  [/^(?<file>.*) holds no CSV file$/s, 'fault.folderNoCsv'],
  [/^(?<file>.*) cannot be opened$/s, 'fault.folderBrokenZip'],
  [/^(?<file>.*) could not be brought in$/s, 'fault.folderFailed'],
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

const given = /^(?=.*"\)$)(?<reason>.*?) \(it is "(?<value>.*)"\)$/s
const ofRecord = /^(?<name>.*), which is in the directory: (?<reason>.*)$/s
const ofSetting = /^(?<setting>[a-z]+(?:_[a-z]+)*) (?<reason>is .*)$/s

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
