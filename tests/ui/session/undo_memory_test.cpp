// What the undo history costs.
#include "core/pages/curves/state.h"
#include "core/pages/maxout/sketch.h"
#include "core/pages/maxout/state.h"
#include "core/pages/softmax/state.h"
#include "ui/session/session.h"

#include <gtest/gtest.h>

#include <malloc.h>

namespace actiscope {
namespace {

TEST(SessionMemory, OfFiveHundredStepsOverAllPagesStaysBelowTwentyMegabytes) {
    Document document;
    document.maxout->target = "drawn";
    document.maxout->drawn.assign(sketchKnots, 0.5);
    Session session;
    session.reset(document);
    const std::size_t before = mallinfo2().uordblks;
    for (int step = 0; step < 500; ++step)
        session.edit(QStringLiteral("step"), [step](Document& edited) {
            if (step % 3 == 0)
                edited.curves->xMaximum += 0.01;
            else if (step % 3 == 1)
                edited.softmax->logits[0] += 0.01;
            else
                edited.maxout->drawn[static_cast<std::size_t>(step) % sketchKnots] += 0.01;
        });
    const std::size_t used = mallinfo2().uordblks - before;
    RecordProperty("bytes", std::to_string(used));
    EXPECT_LT(used, 20'000'000U);
    while (session.canUndo())
        session.undo();
    EXPECT_TRUE(session.document() == document);
}

} // namespace
} // namespace actiscope
