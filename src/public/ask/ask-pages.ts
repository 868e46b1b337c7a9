import type { Request, RequestHandler, Response } from 'express'
import { emergencyOf } from '../../answering/cards/notice-danger.js'
import { presentHelpNow } from '../../answering/cards/present-emergency.js'
import type { Concern } from '../../answering/concern.js'
import { readConcern, typedBack } from '../../answering/read-concern.js'
import { paths } from '../../paths/paths.js'
import { Unprocessable } from '../../platform/web/errors.js'
import { originOf, type SendPage, speechOf } from '../../platform/web/pages.js'
import { describeDistrict } from '../directory/describe-district.js'
import type { AskDeps } from './ask-deps.js'
import { noteAskedAgain, rememberedSchool } from './asker.js'
import { createGiveAnswer } from './give-answer.js'
import { presentHome } from './present-home.js'

/** The box, and the requests that lead to an answer. */
export function askPages(services: AskDeps, sendPage: SendPage) {
  const giveAnswer = createGiveAnswer(services, sendPage)

  const showHome: RequestHandler = (req, res) => {
    const schools = services.listSchools()
    const school = rememberedSchool(req, schools)?.slug ?? ''
    const page = presentHome({ concern: '', school, problems: [], emergency: null }, schools, speechOf(res))
    sendPage(res, { ...page, ...presentForMachines(req, res), index: true })
  }

  /** Structured data about the district on its home page. */
  function presentForMachines(req: Request, res: Response) {
    const speech = speechOf(res)
    const { district } = services.directory()
    const place = { origin: originOf(req, services.config.publicUrl), languages: services.language.offered }
    return {
      description: speech.t('app.description', { district: district.name }),
      jsonLd: describeDistrict({ district, ...place }, speech),
    }
  }

  const showHelpNow: RequestHandler = (_req, res) => {
    const speech = speechOf(res)
    sendPage(res, presentHelpNow(services.emergencyLines(speech.code), speech))
  }

  /** The form of the home page, or of the box in another website. */
  const askByForm: RequestHandler = async (req, res) => {
    const { concern, school, from } = req.body
    await ask(req, res, { concern, school }, from === 'embed' ? 'embed' : 'page')
  }

  /** A link, such as a topic of the home page or a search box elsewhere. Without words it is the home page. */
  const askByLink: RequestHandler = async (req, res) => {
    const { q, school } = req.query
    if (q === undefined) return res.redirect(303, paths.home(speechOf(res).code))
    const remembered = rememberedSchool(req, services.listSchools())?.slug
    await ask(req, res, { concern: q, school: school ?? remembered }, 'link')
  }

  async function ask(req: Request, res: Response, fields: AskFields, channel: Concern['channel']) {
    const { code: language } = speechOf(res)
    const concern = readOrSayWhy(res, fields, { language, channel })
    if (!concern) return
    const answer = await services.answerConcern(concern)
    noteAskedAgain(services, req)
    giveAnswer(concern, answer, req, res)
  }

  /** The concern; or null after sending the form back with its problems and the typed text. */
  function readOrSayWhy(res: Response, fields: AskFields, rest: Pick<Concern, 'language' | 'channel'>) {
    const schools = services.listSchools()
    try {
      return readConcern({ ...fields, lang: null }, schools, rest)
    } catch (error) {
      if (!(error instanceof Unprocessable)) throw error
      const form = { concern: typedBack(fields.concern), school: typedBack(fields.school) }
      const emergency = emergencyOf(res)
      sendPage(res, presentHome({ ...form, problems: error.problems, emergency }, schools, speechOf(res)))
      return null
    }
  }

  return { showHome, showHelpNow, askByForm, askByLink }
}

interface AskFields {
  concern: unknown
  school: unknown
}
