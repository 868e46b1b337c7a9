import type { RecordChange } from '../../content/records/change-store.js'
import { type DirectoryKind, directoryKinds } from '../../content/records/record-kinds.js'
import { daysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { recordPaths } from '../../paths/record-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { Page } from '../../platform/web/pages.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import { type ChangeMoment, presentChange } from './present-changes.js'

/** Kinds that editors may edit; the others are for admins. */
export const editorKinds: readonly DirectoryKind[] = ['contacts', 'posts', 'people']

export interface HomeSources {
  account: Account
  counts: Map<DirectoryKind, number>
  unchecked: number
  away: number
  /** Numbers that families reported as wrong; null for editors. */
  reported: number | null
  changes: readonly RecordChange[]
}

/** The directory editor's home: counts of entries, and those that need attention. */
export function presentRecordsHome(sources: HomeSources, moment: ChangeMoment): Page {
  const { account, counts, unchecked, away, reported, changes } = sources
  const { t, code } = moment.speech
  const isAdmin = mayAct(account.role, 'admin')
  const model = {
    title: t('records.title'),
    setup: isAdmin ? setupPaths.steps(code) : null,
    kinds: directoryKinds
      .filter((kind) => isAdmin || editorKinds.includes(kind))
      .flatMap((kind) => {
        const tile = {
          name: t(`recordKind.${kind}`),
          lead: t(`recordLead.${kind}`),
          href: recordPaths.list(kind, code),
          count: t('records.count', { count: counts.get(kind) ?? 0 }) as string | null,
        }
        const theme = {
          name: t('theme.title'),
          lead: t('theme.lead'),
          href: recordPaths.theme(code),
          count: null,
        }
        const channelTile = {
          name: t('channels.title'),
          lead: t('channels.lead'),
          href: recordPaths.channels(code),
          count: null,
        }
        return kind === 'district' ? [{ ...tile, count: null }, theme, channelTile] : [tile]
      }),
    unchecked: unchecked
      ? t('records.uncheckedLead', { count: unchecked, days: daysUnchecked })
      : t('records.uncheckedNone', { days: daysUnchecked }),
    seeUnchecked: unchecked ? recordPaths.list('contacts', code, { unchecked: 'yes' }) : null,
    away: t('records.awayLead', { count: away }),
    seeAway: away ? recordPaths.list('posts', code, { away: 'yes' }) : null,
    reports:
      reported === null
        ? null
        : { text: t('reports.waiting', { count: reported }), href: recordPaths.reports(code) },
    changes: changes.map((change) => presentChange(change, moment)),
    allChanges: isAdmin ? recordPaths.changes(code) : null,
  }
  return { view: 'staff/directory/home', model }
}
