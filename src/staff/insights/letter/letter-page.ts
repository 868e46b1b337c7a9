import type { RequestHandler } from 'express'
import { localDate } from '../../../directory/time/local-time.js'
import { type SendPage, speechOf } from '../../../platform/web/pages.js'
import type { InsightDeps } from '../insight-deps.js'
import { presentLetter } from './present-letter.js'

/** The monthly letter to the board of education, to read and to print. */
export function letterPage(services: InsightDeps, sendPage: SendPage): RequestHandler {
  return (req, res) => {
    const speech = speechOf(res)
    const directory = services.directory()
    const day = typeof req.query.day === 'string' ? req.query.day.trim() : ''
    const sources = {
      day,
      letter: services.monthlyLetter.read(day),
      published: services.board.published(),
      names: { directory, published: services.published() },
      district: services.districtCard(speech.code).name,
      byMail: services.accounts.sendMail !== null,
      today: localDate(services.now(), directory.district.timeZone),
    }
    sendPage(res, presentLetter(sources, speech))
  }
}
