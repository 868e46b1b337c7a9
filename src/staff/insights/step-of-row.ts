import { type Figure, type FigureName, figures } from '../../content/insights/board/figures.js'
import type { UpkeepName } from '../../content/insights/board/upkeep.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { translationPaths } from '../../paths/translation-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { StaffLink } from '../navigation/present-breadcrumbs.js'

/** Where a row leads: its own page, and one more step. Null for none. */
export interface RowSteps {
  href: string | null
  step: StaffLink | null
}

interface Row {
  group: string
  value: string | null
  name: string
}

const nowhere: RowSteps = { href: null, step: null }

/** For admins: the pages where they can change something. @param figure of the row */
export function stepsForAdmin(figure: FigureName | UpkeepName, row: Row, speech: Speech): RowSteps {
  const { code, t } = speech
  if (figure === 'contact-age') return { href: recordPaths.list('contacts', code), step: null }
  if (figure === 'ownerless') return topicSteps(row.value ?? '', row.name, speech)
  if (figure === 'coverage') return { href: translationPaths.list(code), step: null }
  const { about = '' }: { about?: string; kind: Figure['kind'] } = figures[figure]
  const { group, value } = row
  if (about === 'matter' && group === 'outside') return { href: editorPath('outOfScope', code), step: null }
  if (about === 'matter' && group === 'miss') return { href: editorPath('toDo', code), step: null }
  if (about === 'matter' && value) return topicSteps(value, row.name, speech)
  if (about === 'matter' && value === null && group) {
    const step = {
      label: t('insights.step.contacts'),
      href: recordPaths.list('contacts', code, { q: group }),
    }
    return { href: editorPath('wrongDoors', code), step }
  }
  if (about === 'place' && value) return { href: paths.school(value, code), step: null }
  if (about === 'lang') return { href: translationPaths.list(code), step: null }
  if (about === 'rule' && value) return { href: editorPath('rule', code, { id: value }), step: null }
  if (about === 'danger') return { href: editorPath('danger', code, {}, { kind: value }), step: null }
  if (about === 'choice') return { href: editorPath('thresholds', code), step: null }
  if (about === 'promise') return { href: paths.followUps(code), step: null }
  return nowhere
}

function topicSteps(slug: string, name: string, { code, t }: Speech): RowSteps {
  const step = { label: t('insights.step.try'), href: editorPath('try', code, {}, { q: name }) }
  return { href: editorPath('topic', code, { slug }), step }
}

/** For viewers: what families see. */
export function stepsForViewer(figure: FigureName | UpkeepName, row: Row, { code }: Speech): RowSteps {
  if (figure === 'ownerless') return { href: paths.topic(row.value ?? '', code), step: null }
  if (figure === 'contact-age' || figure === 'coverage') return nowhere
  const { about = '' }: { about?: string; kind: Figure['kind'] } = figures[figure]
  const { group, value } = row
  if (about === 'place' && value) return { href: paths.school(value, code), step: null }
  if (about !== 'matter' || group === 'outside' || group === 'miss') return nowhere
  if (value) return { href: paths.topic(value, code), step: null }
  return value === null && group ? { href: paths.office(group, code), step: null } : nowhere
}
