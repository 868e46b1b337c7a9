import type { Assets } from '../../platform/web/assets.js'
import type { SendPage } from '../../platform/web/pages.js'
import type { StaffLink } from '../navigation/present-breadcrumbs.js'
import { createSendStaffPage, type ForFrame } from '../send-staff-page.js'
import type { Role } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'

type EditorLink = StaffLink & { current: boolean; minRole: Role }

/**
 * Draws a page of the routing editor, with its own style sheet and script. The navigation shows only entries that the reader
 * may open. Only below a guard.
 */
export function createSendEditorPage(sendPage: SendPage, assets: Assets): SendPage {
  const sendStaffPage = createSendStaffPage(sendPage)
  return (res, page) => {
    const { nav = [], parents = [] } = page.model as ForFrame & { nav?: EditorLink[] }
    const { role } = staffOf(res).account
    const model = {
      ...page.model,
      nav: nav.filter(({ minRole }) => mayAct(role, minRole)),
      parents: [...nav.filter(({ current }) => current), ...parents],
      styles: ['editor.css', 'record-cards.css'].map(assets.url),
      scripts: [assets.url('editor.js')],
    }
    sendStaffPage(res, { ...page, model })
  }
}
