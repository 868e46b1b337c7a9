import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'

/** The pages of the desk. */
export interface DeskTabs {
  label: string
  links: { label: string; href: string; current: boolean }[]
}

/** @param due how many follow-ups are due, said beside their page */
export function presentDeskTabs(
  current: 'desk' | 'followUps' | 'referrals' | 'callSheets' | 'preferences',
  due: number,
  speech: Speech,
): DeskTabs {
  const { code: lang, t } = speech
  const pages = [
    { name: 'desk', label: t('desk.tabs.desk'), href: paths.desk(lang) },
    {
      name: 'followUps',
      label: due > 0 ? t('desk.tabs.followUpsDue', { count: due }) : t('desk.tabs.followUps'),
      href: paths.followUps(lang),
    },
    { name: 'referrals', label: t('desk.tabs.referrals'), href: paths.referrals(lang) },
    { name: 'callSheets', label: t('desk.tabs.callSheets'), href: paths.callSheets(lang) },
    { name: 'preferences', label: t('desk.tabs.preferences'), href: paths.deskPreferences(lang) },
  ]
  return {
    label: t('desk.tabs.label'),
    links: pages.map(({ name, label, href }) => ({ label, href, current: name === current })),
  }
}
