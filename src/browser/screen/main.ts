import { SAMPLE } from '../../web/page/sample.ts';
import { copyOnClick } from './copying.ts';
import { watchHandingIn } from './handing-in.ts';
import { showAnswer, showExplanation, watchExplaining } from './results.ts';
import { createState } from './state.ts';
import { createThread } from './thread.ts';

/** The page's own script: it hands over, and shows what comes back. */
const thread = createThread(
  (news) => {
    if (news.type === 'progress') state.progress(news);
    else if (news.type === 'failed') state.died();
    else if (news.type === 'explained') showExplanation(news.html, news.title);
    else {
      state.done();
      showAnswer(news.html, news.savings);
    }
  },
  () => state.died(),
);
const state = createState(thread.stop);

copyOnClick();
watchExplaining((what) => thread.ask({ type: 'explain', what }));
watchHandingIn(({ text, files }) => {
  state.begin(files.length);
  thread.ask({ type: 'diagnose', text, files });
}, SAMPLE);
