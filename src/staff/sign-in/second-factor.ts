import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { hashToken, type Secrets } from '../../platform/secrets/secrets.js'
import type { Account, AccountStore } from './account-store.js'
import type { PasswordHash } from './password-hash.js'

const recoveryCount = 10
const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const recoveryLength = 8
/** Others need not be looked for, which takes a third of a second. */
const isRecoveryCode = /^[2-9A-HJKMNP-TV-Z]{8}$/

/** Everything needed to set up the second factor. */
export interface TotpSetup {
  /** Base32, to type in. */
  secret: string
  /** `otpauth://…`, for the QR code. */
  uri: string
}

/** Time-based codes (TOTP, RFC 6238), and recovery codes in case the phone is lost. */
export function createSecondFactor(
  accounts: AccountStore,
  { secrets, passwords, now }: { secrets: Secrets; passwords: PasswordHash; now(): Date },
) {
  const totpOf = (secret: string, label: string, issuer: string) =>
    new TOTP({ issuer, label, secret: Secret.fromBase32(secret) })

  /** The time step of a code, within one step of 30 s; null for a wrong one. */
  function stepOf(secret: string, code: string): number | null {
    const totp = totpOf(secret, 'account', 'Who to Ask')
    const timestamp = now().getTime()
    const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 })
    return delta === null ? null : Math.floor(timestamp / 30_000) + delta
  }

  /** Whether the key still opens what codes are made from: not where `data/keys` was lost. */
  function canCheck({ totpSecret }: Pick<Account, 'totpSecret'>): boolean {
    try {
      if (totpSecret !== null) secrets.open(totpSecret)
      return true
    } catch {
      return false
    }
  }

  /** With the key: whoever has the database alone cannot guess even one. */
  const hashOf = (code: string) => secrets.hash(plainCode(code), 'recovery-code')

  /** The stored hash of a recovery code, which is slow: 39 bits could be guessed by whoever has the key, too; null for a wrong one. */
  async function findRecovery(code: string, stored: readonly string[]): Promise<string | null> {
    // Those of earlier versions are hashed once, the oldest without the key.
    const quick = [hashOf(code), hashToken(plainCode(code))]
    return stored.find((each) => quick.includes(each)) ?? (await passwords.findIn(hashOf(code), stored))
  }

  const setUp = (secret: string, { email }: Account, issuer: string): TotpSetup => ({
    secret,
    uri: totpOf(secret, email, issuer).toString(),
  })

  return {
    canCheck,
    begin: (account: Account, issuer: string): TotpSetup =>
      setUp(new Secret({ size: 20 }).base32, account, issuer),
    /** The same setup again, after a wrong code. @returns null for an invalid secret */
    again: (account: Account, secret: string, issuer: string): TotpSetup | null =>
      /^[A-Z2-7]{32}$/.test(secret) ? setUp(secret, account, issuer) : null,
    /** Turns it on if a code proves that the phone has the secret. @returns the recovery codes; null for a wrong code */
    async turnOn(account: Account, secret: string, code: string): Promise<string[] | null> {
      const step = stepOf(secret, code)
      if (step === null) return null
      const codes = Array.from({ length: recoveryCount }, newRecoveryCode)
      accounts.change(account.id, {
        totpSecret: secrets.seal(secret),
        totpStep: step,
        recoveryCodes: await passwords.makeEach(codes.map(hashOf)),
      })
      return codes
    },
    turnOff: (account: Account) =>
      accounts.change(account.id, { totpSecret: null, totpStep: null, recoveryCodes: [] }),
    /** Whether a code, from the phone or a recovery code, is right; each works once. */
    async accept(account: Account, code: string): Promise<boolean> {
      if (account.totpSecret === null) return false
      const isFromPhone = /^[\d\s]{6,8}$/.test(code) && canCheck(account)
      const step = isFromPhone ? stepOf(secrets.open(account.totpSecret), code) : null
      if (step !== null) return accounts.useTotpStep(account.id, step)
      if (!isRecoveryCode.test(plainCode(code))) return false
      const found = await findRecovery(code, account.recoveryCodes)
      // As they are now: another request may have used it meanwhile.
      const left = accounts.byId(account.id)?.recoveryCodes ?? []
      if (found === null || !left.includes(found)) return false
      accounts.change(account.id, { recoveryCodes: left.filter((each) => each !== found) })
      return true
    },
  }
}

export type SecondFactor = ReturnType<typeof createSecondFactor>

/** `K7M2-Q9XD`: 39 bits, without letters that look like digits. */
function newRecoveryCode(): string {
  const letters = Array.from(
    { length: recoveryLength },
    () => recoveryAlphabet[randomInt(recoveryAlphabet.length)],
  ).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

const plainCode = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '')
