import { sayRowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Wording } from '../../platform/language/wording.js'
import { recordKinds } from '../records/record-kinds.js'
import type { PhrasingDoubt } from '../revisions/find-phrasing-doubts.js'
import type { Importer } from './importer.js'
import { actions, ignoredOf } from './say-import.js'

/** The text of an import's page, line by line because there may be many: for people who read it next to the file. */
export function* reportImport(
  importer: Importer,
  id: number,
  doubts: readonly PhrasingDoubt[],
  speech: Speech,
): Generator<string> {
  const row = importer.find(id)
  if (!row) return
  const { t } = speech
  yield line(t('transfer.importOf', { files: row.files.join(', ') }))
  yield line(`${t(`transfer.state.${row.state}`)}. ${t(`transfer.lead.${row.state}`)}`)
  for (const reason of row.reasons) yield line(t(reason.key, reason.values))
  for (const kind of recordKinds)
    for (const action of actions) {
      const count = row.counts[`${kind}.${action}`]
      if (count)
        yield line(
          `${t(`recordKind.${kind}`)}: ${speech.number(count)} ${t(`transfer.sum.${action}`, { count })}`,
        )
    }
  if (doubts.length > 0) yield line(t('transfer.folderWaits'))
  for (const { key, text, words, other } of doubts)
    yield line(`“${text}”: ${t(`phrasings.doubt.${key}`, { words, topic: other })}`)
  for (const said of ignoredOf(row.counts, speech)) yield line(said)
  for (const fault of importer.eachFault(id, true)) yield line(sayRowFault(fault, speech))
  for (const remark of importer.eachFault(id, false)) yield line(sayRowFault(remark, speech))
}

/** The report on a file that could not be read at all. */
export function reportRefused({ key, values }: Wording, { t }: Speech): string[] {
  return [line(t(key, values)), line(t('transfer.lead.cancelled'))]
}

const line = (text: string) => `${text}\n`
