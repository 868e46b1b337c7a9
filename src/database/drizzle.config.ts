import { defineConfig } from 'drizzle-kit'

// drizzle-kit itself asks for a default export.
// biome-ignore lint/style/noDefaultExport: see above
export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/database/schema.ts', './src/database/routing-schema.ts'],
  out: './src/database/migrations',
})
