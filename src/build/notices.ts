import { readdir, readFile, writeFile } from 'node:fs/promises';

/** Writes the licences of the packages that dist/ contains: they ask to be kept with every copy. */
export async function writeNotices(file: string, folders: readonly string[]): Promise<void> {
  const notices = await Promise.all(folders.map(noticeOf));
  const head = 'bounce-doctor contains the following packages, each under its own licence.\n';
  await writeFile(file, [head, ...notices].join(`\n${'-'.repeat(72)}\n\n`));
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const files = (await readdir(folder)).filter((f) => /^(licen[cs]e|notice)/i.test(f)).sort();
  const texts = await Promise.all(files.map((f) => readFile(`${folder}/${f}`, 'utf8')));
  return `${name} ${version} (${license})\n\n${texts.join('\n').trim()}\n`;
}
