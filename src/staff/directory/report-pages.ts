import type { RequestHandler } from 'express'
import { findNumber, type OwnedNumber, writeNumberOwner } from '../../directory/contacts/number-owner.js'
import { addDays, localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import { Unprocessable } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { presentReports, replyDays } from './present-reports.js'
import { recordTools } from './record-tools.js'

/** Reports from families, and the results of staff checks. */
export function reportPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { wrongNumbers, records } = services
  const { moment } = recordTools(services)

  const showReports: RequestHandler = (req, res) => {
    const directory = services.directory().whole
    const numbers = wrongNumbers.list().map((number) => ({
      ...number,
      today: findNumber(directory, writeNumberOwner(number)),
      record: recordOf(number),
    }))
    const since = addDays(localDate(services.now(), directory.district.timeZone), -replyDays)
    const replies = services.countReplies(since)
    const settled = req.query.settled === 'yes'
    sendPage(res, presentReports({ numbers, replies, settled }, moment(res)))
  }

  function recordOf({ office, school }: OwnedNumber): number | null {
    const { findId } = records.editor.records
    if (office) return findId('contacts', { office, school: school ?? '' })
    return school ? findId('schools', { slug: school }) : null
  }

  /** A second admin may have settled it meanwhile: the list then shows that. */
  const settle: RequestHandler = (req, res) => {
    const { of, phone, ext, found } = textsOf(req.body, 'of', 'phone', 'ext', 'found')
    if (found !== 'fixed' && found !== 'right') throw new Unprocessable([])
    const [office = '', school = ''] = of.split('.')
    const number = { office: office || null, school: school || null, phone, ext: ext || null }
    const settled = wrongNumbers.settle(number, found)
    if (settled)
      services.audit.record({
        who: staffOf(res).account,
        what: 'wrong-number-settled',
        about: null,
        from: req.ip ?? '',
        details: { ...number, found },
      })
    res.redirect(303, recordPaths.reports(speechOf(res).code, settled))
  }

  return { showReports, settle }
}
