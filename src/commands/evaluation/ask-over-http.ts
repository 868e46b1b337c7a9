import { once } from 'node:events'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import type { EvaluatedConcern } from '../../content/rehearsal/labeled-concern.js'
import { createExpressServer } from '../../platform/web/create-express-server.js'
import type { Judged } from './measure.js'

/** The measured fields of a `POST /api/v1/ask` response. */
interface Reply {
  outcome: 'answer' | 'choose' | 'handover'
  emergency: { level: 'now' | 'support' } | null
  answers: { office: string; score: number }[]
  engine: string
  signals: string[]
}

const nothing: Reply = { outcome: 'handover', emergency: null, answers: [], engine: '', signals: [] }

/**
 * Serves the app on the loopback interface and asks each concern as a family's program would, several at once. A level means
 * its first school.
 * @returns in the order of the concerns
 * @throws for any response but an answer or "too few words"
 */
export async function askOverHttp(
  app: Express,
  concerns: readonly EvaluatedConcern[],
  atOnce: number,
): Promise<Judged[]> {
  const server = createExpressServer(app).server.listen(0, '127.0.0.1')
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  try {
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const schoolAt = await firstSchools(port, agent)
    const judged: Judged[] = new Array(concerns.length)
    let next = 0
    const asker = async () => {
      while (next < concerns.length) {
        const at = next++
        judged[at] = await ask(concerns[at]!, schoolAt, port, agent)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, asker))
    return judged
  } finally {
    agent.destroy()
    server.close()
  }
}

async function ask(
  concern: EvaluatedConcern,
  schoolAt: ReadonlyMap<string, string>,
  port: number,
  agent: Agent,
): Promise<Judged> {
  const { q, lang, level } = concern
  const school = (level && schoolAt.get(level)) ?? null
  const started = performance.now()
  const { status, body } = await send(port, agent, '/api/v1/ask', { concern: q, school, lang })
  const ms = performance.now() - started
  if (status !== 200 && status !== 422)
    throw new Error(`${concern.id}: status ${status}: ${body.slice(0, 200)}`)
  const reply = status === 200 ? (JSON.parse(body) as Reply) : nothing
  const help = reply.emergency?.level ?? null
  return {
    concern,
    help,
    ms,
    outcome: reply.outcome,
    engine: reply.engine,
    signals: reply.signals,
    offices: [...new Set(reply.answers.map(({ office }) => office))],
    score: reply.answers[0]?.score ?? 0,
    confident: reply.outcome !== 'handover',
    stages: [],
  }
}

async function firstSchools(port: number, agent: Agent): Promise<ReadonlyMap<string, string>> {
  const { body } = await send(port, agent, '/api/v1/schools')
  const { schools } = JSON.parse(body) as { schools: { slug: string; level: string }[] }
  return new Map(schools.toReversed().map(({ level, slug }) => [level, slug]))
}

async function send(
  port: number,
  agent: Agent,
  path: string,
  sent?: unknown,
): Promise<{ status: number; body: string }> {
  const written = sent === undefined ? undefined : JSON.stringify(sent)
  const headers = written === undefined ? {} : { 'content-type': 'application/json' }
  const method = written === undefined ? 'GET' : 'POST'
  const asked = request({ host: '127.0.0.1', port, path, agent, method, headers })
  asked.end(written)
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage]
  let body = ''
  for await (const piece of response.setEncoding('utf8')) body += piece
  return { status: response.statusCode ?? 0, body }
}
