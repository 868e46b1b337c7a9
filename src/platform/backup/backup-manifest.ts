import { z } from 'zod'

/** The format of the files that this version writes. Raise it when an older version could not restore them. */
export const backupFormat = 1

/** The name of the manifest in a backup. */
export const manifestName = 'backup.json'

const manifestSchema = z.object({
  format: z.number().int().positive(),
  madeAt: z.iso.datetime(),
  /** How many rows each table has. */
  tables: z.record(z.string(), z.number()),
  /** What it holds, by the path in the data folder, with `/`. */
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
})

/** What a backup holds, to check it against. */
export type BackupManifest = z.infer<typeof manifestSchema>

/** @returns null for anything that is not a manifest */
export function readManifest(text: string): BackupManifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
