import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/**
 * Asks for a passphrase in the terminal, without showing it.
 * @returns null when nobody is there to ask
 */
export async function readPassphrase(question: string): Promise<string | null> {
  if (!stdin.isTTY || !stdout.isTTY) return null
  const hidden = new Writable({ write: (_text, _encoding, done) => done() })
  const terminal = createInterface({ input: stdin, output: hidden, terminal: true })
  stdout.write(question)
  try {
    return await terminal.question('')
  } finally {
    stdout.write('\n')
    terminal.close()
  }
}
