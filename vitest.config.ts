import { defineConfig } from "vitest/config";

// Two workers: the checks run on machines with two cores, and several suites start compilers of their own.
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "compiler/**/*.test.ts"],
    exclude: ["**/node_modules/**", "build/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
