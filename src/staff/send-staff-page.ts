import { type SendPage, speechOf } from '../platform/web/pages.js'
import type { StaffLink } from './navigation/present-breadcrumbs.js'
import { presentStaffFrame } from './navigation/present-staff-frame.js'
import { houseOf } from './navigation/staff-house.js'
import type { StaffCounts } from './navigation/staff-rooms.js'
import { type Staff, staffOf } from './sign-in/staff-guard.js'

/** A staff page's options for its frame. */
export interface ForFrame {
  styles?: readonly string[]
  /** The pages between its place and it, the highest first. */
  parents?: readonly StaffLink[]
  /** How many things wait, by room and place: they are shown in the navigation. */
  counts?: StaffCounts
  /** The page's own address, where the answer to a form shows it at the form's. */
  ownHref?: string
}

/**
 * Draws a page in the staff's frame: its view uses the layout `{{#> staff/layout}}`, and puts `{{> staff/token}}` into
 * every form. A page with its own scripts or style sheets lists their addresses in its model's `scripts` and `styles`. Only
 * below a guard.
 * @param roomStyles style sheets of all its pages
 */
export function createSendStaffPage(sendPage: SendPage, roomStyles: readonly string[] = []): SendPage {
  return (res, page) => {
    const { styles = [], parents = [], counts, ownHref }: ForFrame = page.model as ForFrame
    const path = ownHref ?? res.req.originalUrl.split('?')[0] ?? ''
    const staff = presentStaffFrame(
      staffOf(res),
      {
        title: page.model.title,
        path,
        parents,
        counts: { ...countsFor(res, staffOf(res)), ...counts },
        isSettingUp: res.app.locals.isSettingUp?.() === true,
        house: houseOf(res),
      },
      speechOf(res),
      res.app.locals.degraded?.() ?? [],
    )
    const model = { ...page.model, staff, styles: [...roomStyles, ...styles] }
    sendPage(res, { ...page, model, ownHref })
  }
}

/** `app.locals.staffCounts`: counts of waiting items, on every page. Read from memory, or fast. */
function countsFor({ app }: Parameters<SendPage>[0], { account }: Staff): StaffCounts {
  return app.locals.staffCounts?.(account) ?? {}
}
