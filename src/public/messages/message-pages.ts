import type { Request, RequestHandler, Response } from 'express'
import { callNow } from '../../answering/cards/call-now.js'
import { emergencyOf } from '../../answering/cards/notice-danger.js'
import { presentReach } from '../../answering/cards/present-reach.js'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { findEmailOwner } from '../../directory/contacts/find-email-owner.js'
import { readDate, replyDate } from '../../directory/contacts/resolve-contact.js'
import type { Contact } from '../../directory/model/contact.js'
import { paths } from '../../paths/paths.js'
import { databaseFaultOf } from '../../platform/database/database-fault.js'
import { tidyText } from '../../platform/text/tidy-text.js'
import { readAskerToken } from '../../platform/web/cookies.js'
import { type FieldProblem, NotFound, TooManyRequests } from '../../platform/web/errors.js'
import { originOf, type SendPage, speechOf } from '../../platform/web/pages.js'
import { type CallWindow, callWindows } from './call-windows.js'
import type { MessageDeps } from './message-deps.js'
import type { MessageStatus } from './messages.js'
import { presentMessage } from './present-message.js'
import { presentCallInstead, presentMessageForm } from './present-message-form.js'
import {
  type MessageChoices,
  type MessageKind,
  readMessage,
  readTyped,
  type TypedMessage,
} from './read-message.js'

/** The forms that write to an office or ask it to call, and the sender's page. */
export function messagePages(services: MessageDeps, sendPage: SendPage) {
  const { messages, directory, now } = services

  const showForm =
    (kind: MessageKind): RequestHandler =>
    async (req, res) => {
      const contact = contactOr404(req)
      if (!messages.takes(contact)) return sendCallInstead(contact, '', res)
      const answer = answerOf(req.query.answer)
      const own = answer === null ? '' : await ownWords(answer, req, res)
      const typed = readTyped({ message: own }, speechOf(res).code)
      sendForm(res, { kind, contact, answer, typed, isOwnQuestion: own !== '' })
    }

  const takeForm =
    (kind: MessageKind): RequestHandler =>
    async (req, res) => {
      const contact = contactOr404(req)
      const shown = shownForm(kind, contact, req, res)
      if (!messages.takes(contact)) return sendCallInstead(contact, shown.typed.message, res)
      const message = readMessage(shown.typed, kind, choicesFor(contact, res))
      const refusal = refusalOf(req, contact)
      if (Array.isArray(message) || refusal) {
        const problems = [...(Array.isArray(message) ? message : []), ...(refusal ? [refusal] : [])]
        return sendForm(res, { ...shown, problems, status: 422 })
      }
      const context = {
        form: String(req.body.form),
        answer:
          shown.answer && `${originOf(req, services.config.publicUrl)}${paths.answer(shown.answer, 'en')}`,
        urgent: emergencyOf(res)?.level === 'now',
      }
      try {
        const code = await messages.send(message, contact, context)
        if (emergencyOf(res)) return showAtOnce(code, message.window, req, res)
        res.redirect(303, paths.message(code, speechOf(res).code, message.window?.value))
      } catch (error) {
        if (!databaseFaultOf(error)) throw error
        services.noteFault(error)
        sendForm(res, { ...shown, problems: [problemOf('notTaken')], status: 503 })
      }
    }

  /** The words this browser typed; of several concerns, only the one that this office answers. */
  async function ownWords(answer: string, req: Request, res: Response): Promise<string> {
    const text = services.typedTexts.find(answer, readAskerToken(req)) ?? ''
    const { part } = req.query
    if (text === '' || typeof part !== 'string' || !/^\d$/.test(part)) return text
    const found = await services.findAnswer(answer, speechOf(res).code, null)
    const span = found?.parts?.[Number(part)]
    return span ? tidyText(text).slice(span.from, span.to).trim() : text
  }

  /** Above the limit, the form comes back with everything typed. */
  const orForm =
    (kind: MessageKind, limit: RequestHandler): RequestHandler =>
    (req, res, next) =>
      limit(req, res, (error) => {
        if (!(error instanceof TooManyRequests)) return next(error)
        const contact = contactOr404(req)
        const problems = [problemOf('tooMany')]
        sendForm(res, { ...shownForm(kind, contact, req, res), problems, status: error.status })
      })

  const showMessage: RequestHandler = (req, res) => {
    const written = String(req.params.code)
    const code = readAnswerCode(written)
    const status = code === null ? null : messages.find(code)
    if (code === null || !status) throw new NotFound()
    if (code !== written) return res.redirect(301, paths.message(code, speechOf(res).code))
    sendMessage(status, chosenWindow(status, req), req, res)
  }

  /** The call window just chosen; null for none, and once it is over. Only the address says it: nothing of it is kept. */
  function chosenWindow({ contact }: MessageStatus, { query }: Request): CallWindow | null {
    const windows = contact && typeof query.call === 'string' ? callWindows(directory(), contact, now()) : []
    return windows.find(({ value }) => value === query.call) ?? null
  }

  /** Help comes first, and must not depend on a second request; a reload sends the same form, which is one message. */
  function showAtOnce(code: string, window: CallWindow | null, req: Request, res: Response): void {
    const status = messages.find(code)
    if (!status) throw new NotFound()
    res.set('Cache-Control', 'private, no-store')
    sendMessage(status, window, req, res)
  }

  function sendCallInstead(contact: Contact, typed: string, res: Response): void {
    // After a quick exit, the Back button must not show the typed words.
    if (typed) res.set('Cache-Control', 'private, no-store')
    const number = { call: callNow(contact, momentOf(res)), reach: presentReach(contact, directory()) }
    sendPage(res, presentCallInstead(ownerOf(contact, res), number, typed, emergencyOf(res), speechOf(res)))
  }

  function sendMessage(status: MessageStatus, window: CallWindow | null, req: Request, res: Response): void {
    const speech = speechOf(res)
    const contact = status.contact?.id.toString()
    const owner =
      findEmailOwner(directory(), { contact, person: undefined }, speech) ??
      findEmailOwner(directory(), { contact: undefined, person: undefined }, speech)
    if (!owner) throw new NotFound()
    const { timeZone } = directory().district
    const origin = originOf(req, services.config.publicUrl)
    const sentTo = directory().contact(status.contact?.id ?? -1)
    const [call, reach] = [callNow(sentTo, momentOf(res)), presentReach(sentTo, directory())]
    const emergency = emergencyOf(res)
    const replyUnsure = directory().calendar.isBeyond(status.replyBy)
    sendPage(
      res,
      presentMessage({
        status,
        window,
        owner,
        call,
        reach,
        emergency,
        replyUnsure,
        origin,
        timeZone,
        speech,
      }),
    )
  }

  interface ShownForm {
    kind: MessageKind
    contact: Contact
    answer: string | null
    typed: TypedMessage
    isOwnQuestion?: boolean
    /** The hidden field as sent. */
    form?: unknown
    problems?: readonly FieldProblem[]
    status?: number
  }

  function shownForm(kind: MessageKind, contact: Contact, req: Request, res: Response): ShownForm {
    const { body } = req
    return {
      kind,
      contact,
      answer: answerOf(body.answer),
      typed: readTyped(body, speechOf(res).code),
      form: body.form,
    }
  }

  function sendForm(res: Response, shown: ShownForm): void {
    const { kind, contact, answer, typed, isOwnQuestion = false, form, problems = [], status = 200 } = shown
    const speech = speechOf(res)
    const snapshot = directory()
    const replyBy = replyDate(snapshot, contact, readDate(snapshot, contact, now()))
    // The same form again keeps its age: nobody waits twice.
    const isOurs = ['good', 'soon'].includes(messages.forms.check(form, contact.id))
    const page = presentMessageForm({
      kind,
      owner: ownerOf(contact, res),
      action:
        kind === 'call'
          ? paths.callForm(contact.id, speech.code)
          : paths.messageForm(contact.id, speech.code),
      form: isOurs ? String(form) : messages.forms.sign(contact.id),
      answer,
      typed,
      isOwnQuestion,
      choices: choicesFor(contact, res),
      replyBy,
      replyUnsure: snapshot.calendar.isBeyond(replyBy),
      problems,
      status,
      emergency: problems.length > 0 ? emergencyOf(res) : null,
      timeZone: snapshot.district.timeZone,
      speech,
    })
    // After a quick exit, the Back button must not show the typed words.
    res.set('Cache-Control', 'private, no-store')
    sendPage(res, page)
  }

  /** Why a form without faults is not sent yet; null if it is. */
  function refusalOf({ body }: Request, contact: Contact): FieldProblem | null {
    const age = messages.forms.check(body.form, contact.id)
    if (age === 'soon') return problemOf('soon')
    if (age !== 'good') return problemOf('old')
    // A box that people do not see.
    if (body.website) return problemOf('trap')
    return messages.isFull(contact) ? problemOf('full') : null
  }

  function choicesFor(contact: Contact, res: Response): MessageChoices {
    const { welcomeLanguages } = directory().district
    const own = speechOf(res).code
    return {
      languages: [...new Set([own, ...services.language.offered, ...welcomeLanguages])],
      windows: callWindows(directory(), contact, now()),
    }
  }

  const momentOf = (res: Response) => ({ directory: directory(), now: now(), speech: speechOf(res) })

  function contactOr404(req: Request): Contact {
    const id = String(req.params.id)
    const contact = /^\d{1,9}$/.test(id) ? directory().contact(Number(id)) : null
    if (!contact) throw new NotFound()
    return contact
  }

  function ownerOf({ id }: Contact, res: Response) {
    const owner = findEmailOwner(directory(), { contact: String(id), person: undefined }, speechOf(res))
    if (!owner) throw new NotFound()
    return owner
  }

  return { showForm, takeForm, orForm, showMessage }
}

type MessageRefusal = 'soon' | 'old' | 'trap' | 'full' | 'tooMany' | 'notTaken'

/** A problem of the form as a whole: its link leads to the button. */
function problemOf(refusal: MessageRefusal): FieldProblem {
  return { field: 'send', key: `messages.problem.${refusal}`, values: {} }
}

function answerOf(written: unknown): string | null {
  return typeof written === 'string' ? readAnswerCode(written) : null
}
