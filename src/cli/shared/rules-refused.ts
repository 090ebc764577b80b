import type { TableProblem } from '../../rules/files/yaml.ts';
import { visible } from '../../visible.ts';
import { problemLine, toFolder } from './problem-line.ts';

/** The user's rules cannot be used; each line says where and why. */
export class RulesRefused extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super('the rules cannot be used');
    this.lines = lines;
  }

  static by(folder: string, problems: readonly TableProblem[]): RulesRefused {
    return new RulesRefused([
      ...problems.map((problem) => problemLine(problem, toFolder(folder))),
      `${visible(folder)} の規則に誤りがあるため、診断しませんでした。`,
    ]);
  }
}
