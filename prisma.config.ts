import { defineConfig } from 'prisma/config';

/** Only `prisma generate` is used: the migrations are plain SQL, run by prisma/migrate.ts. */
export default defineConfig({ schema: 'prisma/schema.prisma' });
