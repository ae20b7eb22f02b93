import { defineConfig } from "vitest/config";

export default defineConfig({ test: { setupFiles: ["tests/tables.ts"], include: ["tests/**/*.test.ts", "tests/**/*.test.tsx", "tests/**/*.test.mjs"] } });
