import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import type { SendPage } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest } from './desk-request.js'
import { presentReferralHistory, referralsPerPage } from './present-referral-history.js'
import { readPageNumber, readReferralFilter, writeReferralFilter } from './read-referral-filter.js'
import type { ReferralFilter } from './referral.js'
import { createReferralFile, referralCells } from './referral-file.js'
import type { DeskMoment } from './resolve-target.js'

const rowsAtOnce = 500

/** The list of logged referrals, and the same as a file. */
export function referralListPages(services: DeskDeps, sendPage: SendPage) {
  const { desk } = services
  const { momentOf, countDue } = createDeskRequest(services)

  const showHistory: RequestHandler = (req, res) => {
    const moment = momentOf(req, res)
    const { id } = staffOf(res).account
    const filter = readReferralFilter(req.query, id)
    const page = readPageNumber(req.query.page)
    const { timeZone } = moment.directory.district
    const list = desk.referrals.list(filter, timeZone, { page, size: referralsPerPage })
    const searches = desk.shelf.list(id, 'search')
    sendPage(res, presentReferralHistory({ moment, filter, list, page, searches, due: countDue(res) }))
  }

  const sendFile: RequestHandler = async (req, res) => {
    const moment = momentOf(req, res)
    const { account } = staffOf(res)
    const filter = readReferralFilter(req.query, account.id)
    const details = { search: writeReferralFilter({ ...filter, q: '' }) }
    const event = { who: account, what: 'referrals-exported', about: null } as const
    services.audit.record({ ...event, from: req.ip ?? '', details })
    res.type('text/csv; charset=utf-8').attachment('referrals.csv')
    await pipeline(Readable.from(cellsOf(filter, moment)), createReferralFile(), res)
  }

  /** A few hundred at a time: a large district's year does not fit in memory. */
  function* cellsOf(filter: ReferralFilter, moment: DeskMoment) {
    const { timeZone } = moment.directory.district
    for (let page = 1; ; page++) {
      const { referrals } = desk.referrals.list(filter, timeZone, { page, size: rowsAtOnce })
      for (const referral of referrals) yield referralCells(referral, moment)
      if (referrals.length < rowsAtOnce) return
    }
  }

  return { showHistory, sendFile }
}
