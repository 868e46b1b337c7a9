import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { Request, RequestHandler, Response } from 'express'
import { BadRequest, TooLarge } from '../web/errors.js'
import { formBody } from '../web/request-body.js'
import type { ImportFile } from './uploaded-file.js'

/** Max bytes per file: 50,000 people take about 6 MB. */
const maxFileBytes = 100 * 1024 * 1024
const limits = { fileSize: maxFileBytes, files: 100, fields: 20 }
const usualFieldBytes = 4 * 1024

declare global {
  namespace Express {
    interface Locals {
      /** Read them with `uploadedFiles`. */
      uploadedFiles?: ImportFile[]
    }
  }
}

/** The uploaded files of a form. Only behind `readUpload`. */
export function uploadedFiles(res: Response): ImportFile[] {
  return res.locals.uploadedFiles ?? []
}

/**
 * Reads a form with files. Files are written to a folder as they arrive and deleted after the response unless moved,
 * also when the form is refused.
 * @param folder where they are written
 * @param fieldBytes the most that a field without a file may have
 */
export function readUpload(folder: string, fieldBytes = usualFieldBytes): RequestHandler {
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      // A form without files has no token either; the next handler refuses it.
      req.body = {}
      return next()
    }
    const own = join(folder, randomUUID())
    mkdirSync(own, { recursive: true })
    res.on('close', () => void removeFolder(own))
    readParts(req, own, fieldBytes)
      .then(({ fields, files }) => {
        req.body = fields
        res.locals.uploadedFiles = files
        next()
      })
      .catch(next)
  }
}

/** Reads a form with files, or the same form without any, as a program sends it. */
export function readFormOrUpload(folder: string, fieldBytes: number): RequestHandler[] {
  const hasFiles: Predicate = (req) => Boolean(req.is('multipart/form-data'))
  const only = (isFor: Predicate, read: RequestHandler): RequestHandler => {
    return (req, res, next) => (isFor(req) ? read(req, res, next) : next())
  }
  const plain = formBody().map((read) => only((req) => !hasFiles(req), read))
  return [...plain, only(hasFiles, readUpload(folder, fieldBytes))]
}

type Predicate = (req: Request) => boolean

/** Files of a refused form may still be written for a moment: a folder that is not empty is tried again. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }).catch(() => {})
}

function readParts(
  req: Request,
  folder: string,
  fieldBytes: number,
): Promise<{ fields: Record<string, string>; files: ImportFile[] }> {
  const fields: Record<string, string> = {}
  const written: Promise<ImportFile | null>[] = []
  return new Promise((resolve, reject) => {
    const parts = openParts(req, fieldBytes, reject)
    parts.on('field', (name: string, value: string) => {
      fields[name] = value
    })
    parts.on(
      'file',
      (_field: string, stream: NodeJS.ReadableStream & { truncated?: boolean }, name: string) => {
        const path = join(folder, String(written.length))
        const file = pipeline(stream, createWriteStream(path)).then(() => {
          if (stream.truncated) throw new TooLarge()
          // An empty file field sends a file without a name.
          return name ? { name, path } : null
        })
        // Reported below, with the others.
        file.catch(() => {})
        written.push(file)
      },
    )
    parts.on('filesLimit', () => reject(new TooLarge()))
    parts.on('error', (error: unknown) => reject(new BadRequest({ cause: error })))
    parts.on('finish', () => {
      Promise.all(written).then(
        (files) => resolve({ fields, files: files.filter((file) => file !== null) }),
        reject,
      )
    })
    req.on('aborted', () => reject(new BadRequest()))
    req.pipe(parts)
  })
}

function openParts(req: Request, fieldSize: number, reject: (error: Error) => void) {
  try {
    const headers = req.headers as { 'content-type': string }
    return new Busboy({ headers, limits: { ...limits, fieldSize } })
  } catch (error) {
    reject(new BadRequest({ cause: error }))
    throw error
  }
}
