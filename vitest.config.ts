import { defineConfig } from "vitest/config";

// Two workers: the checks run on machines with two cores, and several suites start compilers of their own.
// The timeouts find hangs; a slow or busy machine must not look like one.
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "compiler/**/*.test.ts"],
    exclude: ["**/node_modules/**", "build/**"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
