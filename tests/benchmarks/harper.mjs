// Lints files with Harper, which has no command on npm: a line for each finding.
import { readFileSync } from "node:fs";
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";

const linter = new LocalLinter({ binary });
for (const path of process.argv.slice(2)) {
  const lints = await linter.lint(readFileSync(path, "utf8"), { language: "plaintext" });
  for (const lint of lints) {
    console.log(`${path}:${lint.span().start}: ${lint.lint_kind()} ${lint.message()}`);
  }
}
