import { type SendPage, speechOf } from '../platform/web/pages.js'
import { presentStaffFrame } from './present-staff-frame.js'
import { staffOf } from './sign-in/staff-guard.js'

/**
 * Draws a page in the staff's frame: its view uses the layout `{{#> staff/layout}}`, and puts `{{> staff/token}}` into
 * every form. A page with its own scripts or style sheets lists their addresses in its model's `scripts` and `styles`. Only
 * below a guard.
 * @param roomStyles style sheets of all its pages
 */
export function createSendStaffPage(sendPage: SendPage, roomStyles: readonly string[] = []): SendPage {
  return (res, page) => {
    const path = res.req.originalUrl.split('?')[0] ?? ''
    const degraded = res.app.locals.degraded?.() ?? []
    const staff = presentStaffFrame(staffOf(res), path, speechOf(res), degraded)
    const { styles = [] } = page.model as { styles?: readonly string[] }
    const model = { ...page.model, staff, styles: [...roomStyles, ...styles] }
    sendPage(res, { ...page, model })
  }
}
