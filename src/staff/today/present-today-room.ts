import { groupSchools } from '../../answering/cards/school-options.js'
import { quickLabel, quickLines } from '../../content/today/quick-drafts.js'
import { maxTodayText, readySentences } from '../../content/today/read-today-draft.js'
import type { TodayKey } from '../../content/today/today-key-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { type TodayLine, todayKinds } from '../../directory/today/today-line.js'
import { mainLanguage, paths } from '../../paths/paths.js'
import { type TodayDone, todayPaths } from '../../paths/today-paths.js'
import type { Language, Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import type { TodayForm } from './read-today-form.js'

interface RoomSources {
  form: TodayForm
  keyName: string
  problems: readonly FieldProblem[]
  done: TodayDone | null
  lines: readonly TodayLine[]
  keys: readonly TodayKey[]
}

interface RoomMoment {
  directory: DirectorySnapshot
  language: Language
  now: Date
  speech: Speech
}

/** The lines in force and to come, the form of a line, and the keys of programs. */
export function presentTodayRoom(sources: RoomSources, moment: RoomMoment): Page {
  const { form, keyName, problems, done, lines, keys } = sources
  const { speech } = moment
  const { t, code } = speech
  const said = problems.map(({ field, key, values }) => ({ id: idOf(field), message: t(key, values) }))
  const faultOf = (id: string) => said.find((each) => each.id === id)?.message ?? null
  const model = {
    title: t('todayRoom.title'),
    done: done && t(`todayRoom.${done}`),
    problems: said.length > 0 ? said.map(({ id, message }) => ({ href: `#${id}`, message })) : null,
    quick: quickLines.map((line) => ({ value: line, label: quickLabel(line, code, moment.language) })),
    lines: lines.map((line) => presentLine(line, moment)),
    action: todayPaths.room(code),
    form: presentForm(form, faultOf, moment),
    keys: {
      action: todayPaths.keys(code),
      name: keyName,
      fault: faultOf('name'),
      list: keys.map((key) => presentKey(key, moment)),
      developers: paths.developers(code),
    },
  }
  return { view: 'staff/today/room', status: problems.length > 0 ? 422 : 200, model }
}

/** The field's id: `text.es` → `text-es`. A fault of the texts as a whole is at the English one. */
function idOf(field: string): string {
  return field === 'text' ? `text-${mainLanguage}` : field.replace('.', '-')
}

type FaultOf = (id: string) => string | null

function presentForm(form: TodayForm, faultOf: FaultOf, { directory, language, speech }: RoomMoment) {
  const { t } = speech
  const field = (lang: string) => ({
    id: `text-${lang}`,
    lang,
    label: speech.languageName(lang),
    dir: language.ownName(lang).dir,
    text: form.texts[lang] ?? '',
    fault: faultOf(`text-${lang}`),
  })
  const others = language.offered.filter((lang) => lang !== mainLanguage).map(field)
  const chosen = (slug: string) => form.schools.includes(slug)
  const onlyOne = (slug: string) => form.schools.length === 1 && chosen(slug)
  return {
    kindFault: faultOf('kind'),
    kinds: todayKinds.map((kind, i) => ({
      // The summary's link leads to the first one.
      id: i === 0 ? 'kind' : `kind-${kind}`,
      value: kind,
      label: presentKind(kind, language, speech),
      chosen: form.kind === kind,
    })),
    own: { ...field(mainLanguage), hint: t('todayRoom.ownHint', { most: maxTodayText }) },
    others,
    othersOpen: others.some(({ text, fault }) => text !== '' || fault !== null),
    schoolsFault: faultOf('schools'),
    schoolsOpen: form.schools.length > 0 || faultOf('schools') !== null,
    schools: groupSchools([...directory.schools], '', speech).map(({ label, schools }) => ({
      label,
      schools: schools.map(({ slug, name }) => ({
        ...{ value: slug, label: name, chosen: chosen(slug) },
        // The choice of the quick form, kept when a line is refused.
        onlyOne: onlyOne(slug),
      })),
    })),
    from: form.from,
    fromFault: faultOf('from'),
    until: form.until,
    untilFault: faultOf('until'),
    whenOpen: [form.from, form.until].some(Boolean) || ['from', 'until'].some((id) => faultOf(id) !== null),
    closesOffices: form.closesOffices,
    closesOfficesFault: faultOf('closes_offices'),
  }
}

function presentKind(kind: (typeof todayKinds)[number], language: Language, { t, code }: Speech): string {
  const text = readySentences(kind, true, language)[code]
  const label = t(`todayRoom.kind.${kind}`)
  return text ? t('todayRoom.ready', { kind: label, text }) : label
}

function presentLine(line: TodayLine, { directory, language, now, speech }: RoomMoment) {
  const { t, code, list } = speech
  const { timeZone } = directory.district
  const spoken = Object.keys(line.words)
  const missing = language.offered.some((lang) => !spoken.includes(lang))
  const schools = line.schools.map((slug) => directory.whole.school(slug)?.name ?? slug)
  return {
    text: line.words.en,
    state: t(line.startsAt <= now ? 'todayRoom.showing' : 'todayRoom.later'),
    schools: schools.length > 0 ? list(schools) : t('todayRoom.allSchools'),
    offices: line.closesOffices ? t('todayRoom.officesClosed') : null,
    span: t('todayRoom.span', {
      from: dateTimeText(line.startsAt, timeZone, speech),
      until: dateTimeText(line.endsAt, timeZone, speech),
    }),
    languages: missing
      ? t('todayRoom.languages', { languages: list(spoken.map(speech.languageName)) })
      : t('todayRoom.everyLanguage'),
    by: t('todayRoom.by', { name: line.postedBy }),
    end: todayPaths.end(line.id, code),
  }
}

function presentKey(key: TodayKey, { directory, speech }: RoomMoment) {
  const { t, code } = speech
  const { timeZone } = directory.district
  const at = (moment: Date) => dateTimeText(moment, timeZone, speech)
  return {
    name: key.name,
    made: key.createdBy
      ? t('todayRoom.madeBy', { date: at(key.createdAt), name: key.createdBy })
      : at(key.createdAt),
    used: key.usedAt ? at(key.usedAt) : t('todayRoom.neverUsed'),
    state: key.revokedAt ? t('todayRoom.revoked', { date: at(key.revokedAt) }) : t('todayRoom.works'),
    revoke: key.revokedAt ? null : todayPaths.revokeKey(key.id, code),
  }
}
