/** A file of the repository. Files that are not text have the text ''. */
export interface RepositoryFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** One complaint per finding, each beginning with the path and, where there is one, the line; none when all is well. */
export type Check = (files: readonly RepositoryFile[]) => readonly string[];

/** A complaint for every line that matches. */
export function complainAboutLines(files: readonly RepositoryFile[], pattern: RegExp, complaint: string): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${complaint}`] : [])));
}
