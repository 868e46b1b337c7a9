import type { Request, RequestHandler, Response } from 'express'
import type { OpenLetter } from '../../content/contact-letters/contact-letters.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { Unprocessable } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import type { ContactLetterDeps } from './contact-letter-deps.js'
import {
  type ContactLetterProblem,
  maxReplyNote,
  presentContactLetter,
  presentDeadLetter,
  type ReplyForm,
  shownHours,
  shownPhone,
} from './present-contact-letter.js'

/** Asks the person who opens the link if the contacts of a mailbox are still right. */
export function contactLetterPages(services: ContactLetterDeps, sendPage: SendPage) {
  const { contactLetters, directory } = services

  const show: RequestHandler = (req, res) => {
    const opened = openedBy(req)
    if (opened) sendLetter(req, res, opened)
    else sendDead(res)
  }

  const take: RequestHandler = (req, res) => {
    const opened = openedBy(req)
    if (!opened) return sendDead(res)
    const { do: what, ...typed } = textsOf(
      req.body,
      ...(['do', 'contact', 'phone', 'ext', 'hours', 'note'] as const),
      ...(['away', 'awayFrom', 'awayUntil', 'standIn'] as const),
    )
    if (what !== 'right' && what !== 'change') throw new Unprocessable([])
    const form = { ...typed, note: typed.note.trim() }
    const result = what === 'right' ? contactLetters.confirm(opened, form.contact, from(req)) : change()
    if (Array.isArray(result) || result === 'same' || result === 'noteLong')
      sendLetter(req, res, opened, { form, problem: result })
    else res.redirect(303, paths.contactCheck(String(req.params.token), speechOf(res).code, result))

    function change() {
      if (form.note.length > maxReplyNote) return 'noteLong'
      return contactLetters.change(opened!, form.contact, asStored(form, opened!, speechOf(res)), from(req))
    }
  }

  /** A letter without a contact that is still there is over, too. */
  function openedBy(req: Request): OpenLetter | null {
    const opened = contactLetters.open(String(req.params.token))
    return opened && opened.contacts.length > 0 ? opened : null
  }

  function sendLetter(
    req: Request,
    res: Response,
    opened: OpenLetter,
    refused: { form: ReplyForm; problem: ContactLetterProblem } | null = null,
  ): void {
    const { code } = speechOf(res)
    const { said } = req.query
    const sources = {
      opened,
      csrf: services.accounts.formTokens.give(req, res),
      action: paths.contactCheck(String(req.params.token), code),
      said: typeof said === 'string' ? said : '',
      refused,
      directory: directory(),
      card: services.districtCard(code),
    }
    sendPage(res, presentContactLetter(sources, speechOf(res)))
  }

  function sendDead(res: Response): void {
    sendPage(res, presentDeadLetter(services.districtCard(speechOf(res).code), speechOf(res)))
  }

  return { show, take }
}

const from = (req: Request) => req.ip ?? ''

/** Untouched fields keep their stored form. */
function asStored({ contact, phone, hours, ...rest }: ReplyForm, { contacts }: OpenLetter, speech: Speech) {
  const cells = contacts.find(({ record }) => String(record.id) === contact)?.record.cells ?? {}
  return {
    ...rest,
    phone: phone === shownPhone(cells, speech) ? (cells.phone ?? '') : phone,
    hours: hours === shownHours(cells, speech) ? (cells.hours ?? '') : hours,
  }
}
