import { it } from 'vitest';
import { searchTrees } from 'symptree'; import { loadPackFromDisk } from 'symptree/node';
it('y', async () => { const {pack} = await loadPackFromDisk('trees/classroom');
 for (const w of ['黑屏了摄像头','huamian kale','回音很大','声音断断续续像机器人','全班都卡','my camera is blck','没人听得见我','听不见学生说话','voice sounds like a robot','好几个班都进不去','学生说我的画面一卡一卡的','they cannt hear me','i cant hear the teacher','老师那边没声音','video is laggy','卡','卡死了','画面模糊','学生听不到我说话','everyone in my class freezes','断续','机器人声','mai ke feng mei sheng yin','我这卡','摄象头黑平','shipin bu liuchang','耳机没声','开不了麦','网不好吗一直转圈','whole school is down']) console.log(w.padEnd(24), searchTrees(pack!, w, 'en').slice(0,3).map(t=>`${t.tree} ${t.score.toFixed(1)}`).join(' | '));
});
