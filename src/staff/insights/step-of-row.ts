import { type Figure, type FigureName, figures } from '../../content/insights/board/figures.js'
import type { UpkeepName } from '../../content/insights/board/upkeep.js'
import { insightPaths } from '../../paths/insight-paths.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { translationPaths } from '../../paths/translation-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { StaffLink } from '../navigation/present-breadcrumbs.js'

/** Where a row leads: its own page, and one step further. Null for none. */
export interface RowSteps {
  href: string | null
  steps: StaffLink[]
}

interface Row {
  group: string
  value: string | null
  name: string
}

const nowhere: RowSteps = { href: null, steps: [] }
const to = (href: string, steps: StaffLink[] = []): RowSteps => ({ href, steps })

/** For admins: the pages where they can change something. @param figure of the row */
export function stepsForAdmin(figure: FigureName | UpkeepName, row: Row, speech: Speech): RowSteps {
  const { code } = speech
  if (figure === 'contact-age') return to(recordPaths.list('contacts', code))
  if (figure === 'ownerless') return topicSteps(row.value ?? '', row, speech)
  if (figure === 'coverage') return to(translationPaths.list(code))
  const { about = '', kind }: { about?: string; kind: Figure['kind'] } = figures[figure]
  const { group, value } = row
  if (isOfDesk(figure) && (about === 'channel' || about === 'outcome'))
    return to(paths.referrals(code, String(new URLSearchParams({ [about]: value ?? '' }))))
  if (about === 'matter') return matterSteps(row, speech)
  if (about === 'place' || about === 'lang' || about === 'channel') return onlySteps(about, row, speech)
  if (about === 'rule' && value) return to(editorPath('rule', code, { id: value }))
  if (about === 'danger') return to(editorPath('danger', code, {}, { kind: value }))
  if (about === 'choice') return to(editorPath('thresholds', code))
  if (about === 'promise') return to(paths.followUps(code))
  if (kind === 'results' && group === 'wrong') return to(editorPath('wrongDoors', code))
  if (kind === 'results' && group === 'handover') return to(editorPath('toDo', code))
  return nowhere
}

/** Calls to the front office come by other channels than questions. */
function isOfDesk(figure: FigureName): boolean {
  const { kind, ...rest }: Figure = figures[figure]
  return kind !== 'rates' && 'results' in rest && rest.results.includes('referral')
}

function matterSteps(row: Row, speech: Speech): RowSteps {
  const { code, t } = speech
  const { group, value } = row
  if (group === 'outside') return to(editorPath('outOfScope', code))
  if (group === 'miss') return to(editorPath('toDo', code))
  if (value) return topicSteps(value, row, speech)
  if (value === '' || !group) return nowhere
  return to(recordPaths.list('contacts', code, { q: group }), [
    casesOf(group, speech),
    { label: t('insights.step.wrongDoors'), href: editorPath('wrongDoors', code) },
  ])
}

function topicSteps(slug: string, { group, name }: Pick<Row, 'group' | 'name'>, speech: Speech): RowSteps {
  const { code, t } = speech
  return to(editorPath('topic', code, { slug }), [
    { label: t('insights.step.try'), href: editorPath('try', code, {}, { q: name }) },
    { label: t('insights.step.phrasings'), href: editorPath('phrasings', code, { slug }) },
    ...(group ? [casesOf(group, speech)] : []),
  ])
}

/** The saved cases that must reach an office. */
const casesOf = (office: string, { code, t }: Speech): StaffLink => ({
  label: t('insights.step.cases'),
  href: editorPath('cases', code, {}, { office }),
})

/** To the numbers of one school, level, language, or channel. */
function onlySteps(
  about: 'place' | 'lang' | 'channel',
  { group, value }: Row,
  { code, t }: Speech,
): RowSteps {
  const kind = { place: value === null ? 'level' : 'school', lang: 'language', channel: 'channel' }[about]
  const key = value ?? group
  if (key === '') return nowhere
  const own = insightPaths.page('asked', code, { only: `${kind}:${key}` })
  const more = {
    place: kind === 'school' ? [{ label: t('insights.step.school'), href: paths.school(key, code) }] : [],
    lang: [{ label: t('insights.step.translations'), href: translationPaths.list(code) }],
    channel: [],
  }
  return to(own, more[about])
}

/** For viewers: what families see. */
export function stepsForViewer(figure: FigureName | UpkeepName, row: Row, speech: Speech): RowSteps {
  const { code } = speech
  if (figure === 'ownerless') return to(paths.topic(row.value ?? '', code))
  if (figure === 'contact-age' || figure === 'coverage') return nowhere
  const { about = '' }: { about?: string; kind: Figure['kind'] } = figures[figure]
  const { group, value } = row
  if (isOfDesk(figure) && about === 'channel') return nowhere
  if (about === 'place' || about === 'lang' || about === 'channel') {
    const { href, steps } = onlySteps(about, row, speech)
    return { href, steps: about === 'lang' ? [] : steps }
  }
  if (about !== 'matter' || group === 'outside' || group === 'miss') return nowhere
  if (value) return to(paths.topic(value, code))
  return value === null && group ? to(paths.office(group, code)) : nowhere
}
