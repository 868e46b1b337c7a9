import { readThinTopics } from '../answering/models/thin-topic-file.js'
import type { Answering } from '../answering/open-answering.js'
import type { Config } from '../config.js'
import type { Content } from '../content/open-content.js'
import { createPublishGate } from '../content/rehearsal/publish-gate.js'
import { firstOwnRevision } from '../content/sample/first-own-revision.js'
import type { DirectoryWing } from '../directory/open-directory.js'
import { calendarEnd } from '../directory/time/watch-calendar.js'
import { createMailer, createSendMail } from '../platform/mail/send-mail.js'
import type { Platform } from '../platform/open-platform.js'
import { stopParts } from '../platform/threads/stop-parts.js'
import { namedAddress } from '../platform/web/own-address.js'
import { createDesk } from './desk/desk.js'
import { createDeskAnswers } from './desk/desk-answers.js'
import { createStaffLetters, type StaffLetters, type StaffLetterTools } from './letters/staff-letters.js'
import { countWaiting } from './routing/count-waiting.js'
import { createRoutingServices } from './routing/routing-services.js'
import { createAccounts } from './sign-in/accounts.js'
import { createGrantStore } from './sign-in/grant-store.js'
import { createPasswordHash } from './sign-in/password-hash.js'
import { createPasswordPolicy } from './sign-in/password-policy.js'
import { createSingleSignOn } from './sign-in/single-sign-on.js'
import { watchKey } from './sign-in/watch-key.js'

/** Staff services. Only letters are sent in the background. */
export function openStaff(
  config: Config,
  platform: Platform,
  directory: DirectoryWing,
  { liveRevision, published, answerTools, models }: Answering,
  content: Content,
) {
  const { database, now } = platform
  const accounts = openAccounts(config, platform, directory)
  watchKey(accounts, platform.secrets, platform.notes)
  const {
    draftRunner,
    draftLearning,
    draftReadiness,
    rehearsals,
    publisher,
    revisionTasks,
    catalogOffers,
    suggestionScoring,
  } = content
  const publishing = createPublishGate({
    publisher,
    rehearsals,
    freeze: revisionTasks.freeze,
    directory: directory.directory,
    firstOwnRevision: () => firstOwnRevision(database.$client),
    now,
    ...createGrantStore(database, accounts.store, now),
  })
  const routing = createRoutingServices(database, {
    liveRevision,
    now,
    draftRunner,
    draftLearning,
    draftReadiness,
    rehearsals,
    publishing,
    publisher,
    revisionTasks,
    catalogOffers,
    suggestionScoring,
    thinTopics: () => readThinTopics(models.folder),
  })
  const letters = openLetters(config, platform, directory, {
    accounts: accounts.store.list,
    stopTokenOf: accounts.letterStops.tokenOf,
    openPublication: publisher.publications.open,
    areIndependent: publishing.areIndependent,
    backupTrouble: () => content.backups?.trouble() ?? null,
    openDrop: content.shopper.openDrop,
    monthlyLetter: content.monthlyLetter,
    names: () => ({ directory: directory.directory(), published: published() }),
    countFor: (account) =>
      countWaiting(
        {
          routing,
          records: content.records,
          wrongNumbers: directory.wrongNumbers,
          transfer: content.transfer,
          now,
          directory: directory.directory,
        },
        account,
      )['to-do'] ?? 0,
  })
  return {
    accounts,
    publishing,
    /** Does nothing where mail is not set up. */
    startLetters: () => letters?.start(),
    routing,
    desk: createDesk({
      database,
      now,
      ...createDeskAnswers(answerTools),
      topics: () => published().topics,
      findInDirectory: directory.findInDirectory,
    }),
    close: (stepMs: number): Promise<void> => stopParts(platform.log, stepMs, [letters?.stop()]),
  }
}

/** @returns null where mail is not set up */
function openLetters(
  { smtpUrl, mailFrom, publicUrl, host, port }: Config,
  { database, language, log, now, jobs }: Platform,
  { directory, districtCard }: DirectoryWing,
  about: Pick<
    StaffLetterTools,
    | 'accounts'
    | 'stopTokenOf'
    | 'openPublication'
    | 'backupTrouble'
    | 'openDrop'
    | 'monthlyLetter'
    | 'names'
    | 'areIndependent'
    | 'countFor'
  >,
): StaffLetters | null {
  const send = createMailer(smtpUrl, mailFrom)
  const origin = publicUrl ?? namedAddress(host, port)
  const timeZone = () => directory().district.timeZone
  const staffLanguage = () => directory().district.staffLanguage
  const given = {
    ...{ ...about, database, language, log, now, jobs, districtCard, timeZone, staffLanguage },
    calendarEnd: () => calendarEnd(directory(), now()),
  }
  return send && createStaffLetters({ ...given, send, origin })
}

function openAccounts(
  config: Config,
  { database, secrets, log, now, audit, noteFault }: Platform,
  { directory }: DirectoryWing,
) {
  const { sso, publicUrl } = config
  return createAccounts({
    database,
    secrets,
    publicUrl,
    now,
    passwords: createPasswordHash(),
    passwordFault: createPasswordPolicy(() => [directory().district.name, directory().district.shortName]),
    sendMail: createSendMail(config.smtpUrl, config.mailFrom, log),
    sso: sso && publicUrl ? createSingleSignOn(sso, { publicUrl, secrets, log }) : null,
    record: audit.record,
    timeZone: () => directory().district.timeZone,
    onFault(error) {
      log.error({ fault: (error as Error).message }, 'Cannot store when sessions were seen')
      noteFault(error)
    },
  })
}
