import { MailParser } from 'mailparser';

const OPTIONS = { skipHtmlToText: true, skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true };

/** Takes a message apart with mailparser as it is and everything off that can be; nothing is made of the parts. */
export const takeApart = (bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    const parser = new MailParser(OPTIONS);
    // A mail that mailparser gives up took its time, too.
    parser.on('error', () => resolve());
    parser.on('end', resolve);
    parser.on('data', (data) => {
      if (data.type !== 'attachment') return;
      data.content.on('end', () => data.release());
      data.content.resume();
    });
    parser.end(bytes);
  });
