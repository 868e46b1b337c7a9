import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { helpOf, staffPages } from '../navigation/staff-pages.js'
import type { KeptForm } from './kept-forms.js'
import { resumeAddress } from './resume-form.js'

/** The form that waited for its owner to sign in again. */
export function presentKeptForm({ path, type }: KeptForm, id: string, { t, code }: Speech): Page {
  const page = helpOf(path.split('?')[0] ?? '', code)
  const model = {
    title: t('kept.title'),
    page: page && t('kept.page', { page: t(staffPages[page].title) }),
    lead: t(type.startsWith('multipart/') ? 'kept.leadFile' : 'kept.lead'),
    action: resumeAddress(path, id),
    discard: paths.keptForm(id, code),
  }
  return { view: 'staff/sign-in/kept', model }
}

/** One page for forms that expired, were sent, or belong to somebody else. */
export function presentGoneForm(home: string, { t }: Speech): Page {
  const model = { title: t('kept.goneTitle'), home }
  return { view: 'staff/sign-in/kept-gone', status: 410, model }
}
