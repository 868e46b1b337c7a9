import { defineConfig } from 'drizzle-kit'

// drizzle-kit itself asks for a default export.
// biome-ignore lint/style/noDefaultExport: see above
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/platform/database/*schema.ts',
  out: './src/platform/database/migrations',
})
