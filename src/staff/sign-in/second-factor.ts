import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { hashToken, type Secrets } from '../../platform/secrets/secrets.js'
import type { Account, AccountStore } from './account-store.js'

const recoveryCount = 10
const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Everything needed to set up the second factor. */
export interface TotpSetup {
  /** Base32, to type in. */
  secret: string
  /** `otpauth://…`, for the QR code. */
  uri: string
}

/** Time-based codes (TOTP, RFC 6238), and recovery codes in case the phone is lost. */
export function createSecondFactor(accounts: AccountStore, secrets: Secrets, now: () => Date) {
  const totpOf = (secret: string, label: string, issuer: string) =>
    new TOTP({ issuer, label, secret: Secret.fromBase32(secret) })

  /** The time step of a code, within one step of 30 s; null for a wrong one. */
  function stepOf(secret: string, code: string): number | null {
    const totp = totpOf(secret, 'account', 'Who to Ask')
    const timestamp = now().getTime()
    const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 })
    return delta === null ? null : Math.floor(timestamp / 30_000) + delta
  }

  /** With the key: 39 bits could be guessed from a plain hash by whoever has the database. */
  const hashOf = (code: string) => secrets.hash(plainCode(code), 'recovery-code')

  const setUp = (secret: string, { email }: Account, issuer: string): TotpSetup => ({
    secret,
    uri: totpOf(secret, email, issuer).toString(),
  })

  return {
    begin: (account: Account, issuer: string): TotpSetup =>
      setUp(new Secret({ size: 20 }).base32, account, issuer),
    /** The same setup again, after a wrong code. @returns null for an invalid secret */
    again: (account: Account, secret: string, issuer: string): TotpSetup | null =>
      /^[A-Z2-7]{32}$/.test(secret) ? setUp(secret, account, issuer) : null,
    /** Turns it on if a code proves that the phone has the secret. @returns the recovery codes; null for a wrong code */
    turnOn(account: Account, secret: string, code: string): string[] | null {
      const step = stepOf(secret, code)
      if (step === null) return null
      const codes = Array.from({ length: recoveryCount }, newRecoveryCode)
      accounts.change(account.id, {
        totpSecret: secrets.seal(secret),
        totpStep: step,
        recoveryCodes: codes.map(hashOf),
      })
      return codes
    },
    turnOff: (account: Account) =>
      accounts.change(account.id, { totpSecret: null, totpStep: null, recoveryCodes: [] }),
    /** Whether a code, from the phone or a recovery code, is right; each works once. */
    accept(account: Account, code: string): boolean {
      if (account.totpSecret === null) return false
      const step = /^[\d\s]{6,8}$/.test(code) ? stepOf(secrets.open(account.totpSecret), code) : null
      if (step !== null) return accounts.useTotpStep(account.id, step)
      // Codes of earlier versions have a plain hash.
      const hashes = [hashOf(code), hashToken(plainCode(code))]
      const left = account.recoveryCodes.filter((each) => !hashes.includes(each))
      if (left.length === account.recoveryCodes.length) return false
      accounts.change(account.id, { recoveryCodes: left })
      return true
    },
  }
}

export type SecondFactor = ReturnType<typeof createSecondFactor>

/** `K7M2-Q9XD`: 39 bits, without letters that look like digits. */
function newRecoveryCode(): string {
  const letters = Array.from({ length: 8 }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]).join(
    '',
  )
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

const plainCode = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '')
