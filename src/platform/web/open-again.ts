import type { Request, Response } from 'express'

declare global {
  namespace Express {
    interface Locals {
      /** The address of a form's request also opens the form. */
      formIsHere?: boolean
    }
  }
}

/**
 * Where to open the form that a page answers: the page's own address, the form's if it opens there, or the page that sent it.
 * @returns null for a page that no form asked for
 */
export function againOf(
  { req, locals }: Response,
  { ownHref }: { ownHref?: string | undefined },
): string | null {
  if (req.method !== 'POST') return null
  return ownHref ?? (locals.formIsHere ? withoutKept(req.originalUrl) : senderOf(req))
}

/** A form that waited for a sign-in is sent once. */
const withoutKept = (url: string) => url.replace(/[?&]kept=[\w-]*$/, '')

/** The path of the page that sent a form: forms of other websites are refused. */
function senderOf(req: Request): string | null {
  const sender = req.get('referer') ?? ''
  if (!URL.canParse(sender)) return null
  const { pathname, search } = new URL(sender)
  return `${pathname}${search}`
}
