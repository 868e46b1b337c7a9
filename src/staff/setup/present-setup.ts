import type { CoverageGap } from '../../content/rehearsal/prove-coverage.js'
import type { FinishedSetup } from '../../content/setup/setup-state.js'
import { isNationwide } from '../../directory/contacts/nationwide-number.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { localDate } from '../../directory/time/local-time.js'
import { backupPaths } from '../../paths/backup-paths.js'
import { transferPaths } from '../../paths/import-paths.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { type GapGroup, groupGaps } from './group-gaps.js'

export interface SetupStepSources {
  directory: DirectorySnapshot
  /** Of the proof that every path reaches somebody. */
  holes: readonly CoverageGap[]
  /** Open staff accounts. */
  accounts: number
  /** The sample district is here. */
  isSample: boolean
  now: Date
  /** Null while the setup is open. */
  finished: FinishedSetup | null
  /** Somebody just tried to finish it before everything needed was there. */
  tooEarly?: boolean
  /** No `BACKUP_DIR`. */
  noBackups?: boolean
}

/** `later`: the service works without it. */
type StepState = 'ready' | 'missing' | 'later'

interface SetupStep {
  title: string
  lead: string
  state: StepState
  /** The data already here. */
  found: string
  links: { href: string; label: string }[]
}

const maxGaps = 60

/** The steps of a new district, each with its state and links; then the gaps that families would meet. */
export function presentSetup(sources: SetupStepSources, speech: Speech): Page {
  const { t } = speech
  const steps = stepsOf(sources, speech)
  const open = steps.filter(({ state }) => state === 'missing').length
  const gaps = gapsOf(sources)
  const isReady = open === 0 && gaps.length === 0
  const model = {
    title: t('setup.title'),
    sample: sources.isSample ? setupPaths.sample(speech.code) : null,
    summary: isReady
      ? t('setup.allReady')
      : [
          open > 0 ? t('setup.stepsOpen', { count: open }) : '',
          gaps.length > 0 ? t('setup.gapsOpen', { count: gaps.length }) : '',
        ]
          .filter(Boolean)
          .join(' '),
    isReady,
    finish: setupPaths.finish(speech.code),
    finished: sources.finished && sayFinished(sources.finished, sources, speech),
    mayFinish: open === 0 && !sources.isSample,
    tooEarly: sources.tooEarly === true && !sources.finished,
    steps: steps.map((step) => ({ ...step, stateLabel: t(`setup.state.${step.state}`) })),
    gaps: gaps.length > 0 ? gaps.slice(0, maxGaps).map((gap) => presentGap(gap, sources, speech)) : null,
    moreGaps: gaps.length > maxGaps ? t('setup.moreGaps', { count: gaps.length - maxGaps }) : null,
    manyGaps: gaps.some(({ kind }) => kind === 'no-contact') ? setupPaths.offices(speech.code) : null,
    publish: open === 0 ? editorPath('publish', speech.code) : null,
    backups: { isOff: sources.noBackups === true, href: backupPaths.list(speech.code) },
    tryIt: { href: paths.home(speech.code), label: t('setup.tryIt') },
  }
  return { view: 'staff/setup/setup', model }
}

/** How many steps are not done, and how many gaps families would meet. */
export function countMissing(sources: SetupStepSources, speech: Speech): { steps: number; gaps: number } {
  const steps = stepsOf(sources, speech).filter(({ state }) => state === 'missing').length
  return { steps, gaps: gapsOf(sources).length }
}

function gapsOf({ holes, directory }: Pick<SetupStepSources, 'holes' | 'directory'>): GapGroup[] {
  return groupGaps(holes.filter(({ blocks }) => blocks).map(atAnswering(directory)))
}

/** An office that does the work of others is one thing to do. */
const atAnswering = (directory: DirectorySnapshot) => (gap: CoverageGap) => ({
  ...gap,
  office: directory.office(gap.office)?.id ?? gap.office,
})

function sayFinished({ at, by }: FinishedSetup, { directory }: SetupStepSources, speech: Speech): string {
  const date = speech.date(localDate(at, directory.district.timeZone), 'year')
  return speech.t('setup.endedBy', { date, name: by })
}

/** Gaps may stay: the front office answers there. A step that is not done, or the sample district, may not. */
export function isReadyToFinish(sources: SetupStepSources, speech: Speech): boolean {
  return !sources.isSample && stepsOf(sources, speech).every(({ state }) => state !== 'missing')
}

function stepsOf({ directory, accounts, now }: SetupStepSources, speech: Speech): SetupStep[] {
  const { district, schools, offices, ownOffices, contacts, crisisLines, calendar } = directory
  const answeredFor = offices.length - ownOffices.length
  const { t, code } = speech
  const list = (kind: string, key: 'seeAll' | 'addOne') => ({
    href: key === 'seeAll' ? recordPaths.list(kind, code) : recordPaths.new(kind, code),
    label: t(`setup.${key}`),
  })
  const fill = { href: transferPaths.imports(code), label: t('setup.importFile') }
  const withContact = new Set(contacts.map(({ office }) => office))
  const ownLines = crisisLines.filter(({ call, sms }) =>
    [call, sms].some((number) => number !== null && !isNationwide(number)),
  ).length
  const until = calendar.knownUntil
  const isCurrent = until !== null && until >= localDate(now, district.timeZone)
  return [
    {
      title: t('setup.facts'),
      lead: t('setup.factsLead'),
      state: district.phone === '' ? 'missing' : 'ready',
      found: district.phone === '' ? t('setup.factsNone') : district.name,
      links: [{ href: recordPaths.one('district', 0, code), label: t('setup.open') }],
    },
    {
      title: t('theme.title'),
      lead: t('theme.lead'),
      state: district.logo ? 'ready' : 'later',
      found: t(district.logo ? 'setup.logoThere' : 'setup.logoNone'),
      links: [{ href: recordPaths.theme(code), label: t('setup.open') }],
    },
    {
      title: t('recordKind.schools'),
      lead: t('setup.schoolsLead'),
      state: schools.length > 0 ? 'ready' : 'missing',
      found: t('setup.schoolsFound', { count: schools.length }),
      links: [list('schools', 'addOne'), list('schools', 'seeAll'), fill],
    },
    {
      title: t('recordKind.offices'),
      lead: t('setup.officesLead'),
      state: offices.length > 0 ? 'ready' : 'missing',
      found:
        answeredFor > 0
          ? t('setup.answeredFor', { count: answeredFor, own: ownOffices.length, all: offices.length })
          : t('setup.officesFound', { count: offices.length }),
      links: [
        { href: setupPaths.offices(code), label: t('standardOffices.title') },
        list('offices', 'addOne'),
        list('offices', 'seeAll'),
      ],
    },
    {
      title: t('recordKind.contacts'),
      lead: t('setup.contactsLead'),
      state: withContact.size > 0 ? 'ready' : 'missing',
      found: sayContacts(ownOffices, withContact, speech),
      links: [list('contacts', 'addOne'), list('contacts', 'seeAll'), fill],
    },
    {
      title: t('recordKind.crisis-lines'),
      lead: t('setup.linesLead'),
      state: ownLines > 0 ? 'ready' : 'later',
      found: t('setup.linesFound', { national: crisisLines.length - ownLines, count: ownLines }),
      links: [
        { href: setupPaths.lines(code), label: t('localLines.title') },
        list('crisis-lines', 'addOne'),
        list('crisis-lines', 'seeAll'),
      ],
    },
    {
      title: t('recordKind.calendar'),
      lead: t('setup.calendarLead'),
      state: isCurrent ? 'ready' : 'missing',
      found: until ? t('setup.calendarUntil', { date: speech.date(until, 'year') }) : t('setup.calendarNone'),
      links: [
        { href: setupPaths.calendar(code), label: t('ics.fromFile') },
        list('calendar', 'addOne'),
        list('calendar', 'seeAll'),
        fill,
      ],
    },
    {
      title: t('staff.accounts'),
      lead: t('setup.accountsLead'),
      state: accounts > 1 ? 'ready' : 'later',
      found: t('setup.accountsFound', { count: accounts }),
      links: [{ href: paths.accounts(code), label: t('setup.open') }],
    },
  ]
}

/** In a line; the list of gaps has the others. */
const maxNames = 5

/** Names the offices that have no contact. */
function sayContacts(
  offices: DirectorySnapshot['ownOffices'],
  withContact: ReadonlySet<string>,
  { t, code, list }: Speech,
): string {
  const without = offices
    .filter(({ id }) => !withContact.has(id))
    .map(({ words }) => inLanguage(words, code).name)
  if (without.length === 0) return t('setup.contactsAll', { count: offices.length })
  const named = without.slice(0, maxNames)
  const others = without.length - named.length
  const names = others > 0 ? t('setup.contactsMany', { names: named.join(', '), count: others }) : list(named)
  return t('setup.contactsFound', { count: offices.length - without.length, all: offices.length, names })
}

function presentGap(
  { kind, office, schools, topics, date }: GapGroup,
  { directory }: SetupStepSources,
  speech: Speech,
) {
  const { t, code } = speech
  const words = directory.office(office)?.words
  const names = schools.map((slug) => directory.school(slug)?.shortName ?? slug)
  const place = names.length > 0 ? speech.list(names) : t('routing.proof.district')
  return {
    what: t(`routing.proof.what.${kind}`, {
      office: words ? inLanguage(words, code).name : office,
      place,
      language: '',
      date: date ? speech.date(date, 'year') : '',
    }),
    todo: kind === 'no-contact' ? t('setup.todoContact') : t(`routing.proof.todo.${kind}`),
    topics: topics > 0 ? t('setup.topicsThere', { count: topics }) : null,
    href: hrefOf({ kind, office, schools }, code),
  }
}

/** The form or list that closes a gap. */
function hrefOf(
  { kind, office, schools }: Pick<GapGroup, 'kind' | 'office' | 'schools'>,
  code: string,
): string {
  switch (kind) {
    case 'no-contact':
    case 'no-front-office':
    case 'later-step':
      return office === ''
        ? recordPaths.list('offices', code)
        : recordPaths.new('contacts', code, { office, school: schools[0] })
    case 'closed-office':
    case 'closing-office':
      return recordPaths.list('offices', code)
    case 'unknown-office':
      return recordPaths.new('offices', code)
    case 'no-language':
      return recordPaths.one('district', 0, code)
    default:
      return recordPaths.list('contacts', code)
  }
}
