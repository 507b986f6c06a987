// From a slider's change to painted pixels, through the session, the sampling and the real canvas, beside a
// bare QPainter that draws the same polylines. Both in turn in one process, so that their ratio holds on a
// noisy machine.
#include "core/activations/catalogue.h"
#include "core/pages/curves/state.h"
#include "core/pages/distribution/state.h"
#include "core/pages/gradient_flow/result.h"
#include "core/pages/maxout/state.h"
#include "core/pages/race/result.h"
#include "core/pages/softmax/state.h"
#include "core/pages/zigzag/state.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/panel_painter.h"
#include "ui/session/session.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace actiscope {
namespace {

constexpr QSize size(1280, 800);

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

Document documentWith(int curves) {
    const char* const ids[] = {"elu", "swish", "softplus", "prelu"};
    Document document;
    document.curves->curves.clear();
    for (int i = 0; i < curves; ++i) {
        Curve curve = makeCurve(findOrMakeActivation(ids[i % 4]), i % 8);
        curve.derivative = true;
        curve.parameters[0].value += 0.05 * i;
        document.curves->curves.push_back(curve);
    }
    return document;
}

/// Formulas that are slow to draw: they swing from pixel to pixel, have kinks by the hundred, or take long to
/// evaluate. The first has a parameter a.
Document swingingWith(int curves) {
    const char* const formulas[] = {"sin(1000*a*x)", "abs(sin(1000x))",      "sin(1/x)",
                                    "tan(300x)",     "floor(50x)*sin(900x)", "erf(sin(200x))*exp(cos(300x))"};
    Document document;
    document.curves->curves.clear();
    for (int i = 0; i < curves; ++i)
        document.curves->curves.push_back(makeCurve(findOrMakeActivation(formulas[i % 6]), i % 8));
    return document;
}

/// What a program without axes, legend and layers would do.
void paintBare(QImage& image, const Figure& figure, const FigureStyle& style) {
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Panel& panel = figure.panels.front();
    const PanelFrame frame{QRectF(QPointF(), size), panel.x.minimum, panel.x.maximum, panel.y.minimum,
                           panel.y.maximum};
    paintLines(painter, panel, Layer::Data, frame, style);
}

/// Curves on a canvas, and what a person does there.
struct ShownCurves {
    FigureStyle style;
    Canvas canvas;
    Session session;
    QWidget* surface = nullptr;
    Figure still; ///< without a read-out

    explicit ShownCurves(const Document& document) {
        style.theme = lightTheme();
        style.fastStrokes = true;
        canvas.resize(size);
        canvas.setStyle(style);
        canvas.show();
        surface = canvas.childAt(size.width() / 2, size.height() / 2);
        session.reset(document);
    }

    PlotSize room() const { return {canvas.plotSize().width(), canvas.plotSize().height(), style.fontPx}; }

    void drag(double alpha) {
        session.edit(
            QString(), [&](Document& document) { document.curves->curves[0].parameters[0].value = alpha; },
            1);
        still = drawWithoutReadOut(session.document(), nullptr, room());
        canvas.setFigure(still);
        surface->repaint();
    }

    void hover(double x) {
        Document shown = session.document();
        shownPage(shown).hover(shown, {}, {x, 0});
        Figure figure = still;
        drawReadOut(shown, nullptr, room(), figure);
        canvas.setFigure(figure);
        surface->repaint();
    }
};

/// A pointer that moves over the curves, beside a drag of a slider below them.
void hover(benchmark::State& state) {
    ShownCurves shown(documentWith(static_cast<int>(state.range(0))));
    for (int warmUp = 0; warmUp < 20; ++warmUp) {
        shown.drag(0.5 + 0.01 * warmUp);
        shown.hover(0.1 * warmUp);
    }
    std::vector<double> hoverMs;
    std::vector<double> dragMs;
    double part = 0;
    for (auto _ : state) {
        part = part > 1 ? 0 : part + 0.0037;
        dragMs.push_back(milliseconds([&] { shown.drag(0.5 + part); }));
        shown.hover(4 - part); // the first one paints the read-out that the drag took away
        hoverMs.push_back(milliseconds([&] { shown.hover(5 * part - 2); }));
        state.SetIterationTime(hoverMs.back() / 1000);
    }
    state.counters["hover_ms"] = median(hoverMs);
    state.counters["drag_ms"] = median(dragMs);
    state.counters["ratio"] = median(hoverMs) / median(dragMs);
}

/// A drag of the parameter of one of many curves that are slow to draw, beside one of as many usual ones.
void swingsToPixels(benchmark::State& state) {
    const int curves = static_cast<int>(state.range(0));
    ShownCurves shown(swingingWith(curves));
    ShownCurves usual(documentWith(curves));
    std::vector<double> ms;
    std::vector<double> usualMs;
    double part = 0;
    for (auto _ : state) {
        part = part > 1 ? 0 : part + 0.0137;
        usualMs.push_back(milliseconds([&] { usual.drag(0.5 + part); }));
        ms.push_back(milliseconds([&] { shown.drag(0.5 + part); }));
        state.SetIterationTime(ms.back() / 1000);
    }
    state.counters["median_ms"] = median(ms);
    state.counters["slowest_ms"] = *std::max_element(ms.begin(), ms.end());
    state.counters["ratio"] = median(ms) / median(usualMs);
}

void sliderToPixels(benchmark::State& state) {
    ShownCurves shown(documentWith(static_cast<int>(state.range(0))));
    FigureStyle style = shown.style;
    style.fastStrokes = false;
    for (int warmUp = 0; warmUp < 20; ++warmUp)
        shown.drag(0.5 + 0.01 * warmUp);

    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    std::vector<double> canvasMs;
    std::vector<double> bareMs;
    std::vector<double> ratios;
    double alpha = 0.5;
    for (auto _ : state) {
        alpha = alpha > 2 ? 0.5 : alpha + 0.013;
        canvasMs.push_back(milliseconds([&] { shown.drag(alpha); }));
        bareMs.push_back(milliseconds([&] { paintBare(image, shown.canvas.figure(), style); }));
        ratios.push_back(canvasMs.back() / bareMs.back());
        state.SetIterationTime(canvasMs.back() / 1000);
    }
    state.counters["canvas_ms"] = median(canvasMs);
    state.counters["bare_ms"] = median(bareMs);
    state.counters["ratio"] = median(ratios);
}

/// A step of something dragged on a page of panels: from the edit to the painted pixels of all of them.
/// `move` gets where the drag is, 0…1.
void pageToPixels(benchmark::State& state, const Document& document,
                  const std::function<void(Document&, double)>& move) {
    FigureStyle style;
    style.theme = lightTheme();
    style.fastStrokes = style.handles = true;
    Canvas canvas;
    canvas.resize(size);
    canvas.setStyle(style);
    canvas.show();
    QWidget* surface = canvas.childAt(size.width() / 2, size.height() / 2);
    Session session;
    session.reset(document);
    const auto drag = [&](double part) {
        session.edit(
            QString(), [&](Document& edited) { move(edited, part); }, 1);
        const QSizeF room = canvas.plotSize();
        canvas.setFigure(draw(session.document(), session.result().snapshot(session.document().page),
                              {room.width(), room.height(), style.fontPx}));
        surface->repaint();
    };
    for (int warmUp = 0; warmUp < 20; ++warmUp)
        drag(0.01 * warmUp);
    std::vector<double> ms;
    double part = 0;
    for (auto _ : state) {
        part = part > 1 ? 0 : part + 0.0037;
        ms.push_back(milliseconds([&] { drag(part); }));
        state.SetIterationTime(ms.back() / 1000);
    }
    state.counters["median_ms"] = median(ms);
    state.counters["slowest_ms"] = *std::max_element(ms.begin(), ms.end());
}

/// A dragged logit.
void barToPixels(benchmark::State& state) {
    Document document;
    document.page = "softmax";
    document.softmax->classes = static_cast<int>(state.range(0));
    document.softmax->logits.assign(static_cast<std::size_t>(state.range(0)), 0.5);
    pageToPixels(state, document,
                 [](Document& edited, double part) { edited.softmax->logits[0] = 4 * part - 1; });
}

/// What is dragged on the Maxout page, with twelve pieces.
enum MaxoutDrag : std::int64_t {
    DragsLine,
    DragsRange,
    DrawsTarget,
    PlaysDescent,
    DragsPlane,
    DragsSections
};

void maxoutToPixels(benchmark::State& state) {
    Document document;
    document.page = "maxout";
    MaxoutPage& page = *document.maxout;
    page.count = static_cast<int>(mostPieces);
    setOwnPieces(page, randomPieces(mostPieces, 1));
    page.fit = "exact";
    const auto drag = static_cast<MaxoutDrag>(state.range(0));
    if (drag == DrawsTarget)
        page.target = "drawn";
    if (drag == PlaysDescent) {
        page.fit = "descent";
        page.starts = 8;
    }
    if (drag == DragsPlane) {
        page.show = "regions";
        for (auto* numbers : {&page.w1, &page.w2, &page.c})
            numbers->resize(mostPieces);
        for (std::size_t i = 0; i < mostPieces; ++i) {
            page.w1[i] = std::cos(static_cast<double>(i));
            page.w2[i] = std::sin(static_cast<double>(i));
        }
    }
    if (drag == DragsSections)
        page.show = "glu";
    pageToPixels(state, document, [drag](Document& edited, double part) {
        MaxoutPage& dragged = *edited.maxout;
        switch (drag) {
        case DragsLine:
            moveMaxoutHandle(dragged, {"maxout", "offset.3", {0.5, 20 * part}});
            break;
        case DragsRange:
            dragged.to = 2 + part;
            break;
        case DrawsTarget:
            dragged.drawn[dragged.drawn.size() / 2] = part;
            break;
        case PlaysDescent:
            dragged.steps = 1 + static_cast<int>(part * 1000);
            break;
        case DragsPlane:
            moveMaxoutHandle(dragged, {"weights", "weight.3", {10 * part, 1}});
            break;
        case DragsSections:
            moveMaxoutHandle(dragged, {"surface", "sections", {10 * part, 1}});
            break;
        }
    });
}

BENCHMARK(barToPixels)
    ->ArgName("classes")
    ->Arg(3)
    ->Arg(12)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

/// A drag of the mean or of the width of the pre-activations that four activations get, without and with a
/// histogram of draws.
enum DistributionDrag : std::int64_t { DragsMean, DragsWidth, DragsMeanOfDraws };

void distributionToPixels(benchmark::State& state) {
    Document document;
    document.page = "distribution";
    const auto drag = static_cast<DistributionDrag>(state.range(0));
    if (drag == DragsMeanOfDraws)
        document.distribution->histogram = 10'000;
    pageToPixels(state, document, [drag](Document& edited, double part) {
        if (drag == DragsWidth)
            edited.distribution->sigma = 0.3 + 2 * part;
        else
            edited.distribution->mean = 4 * part - 2;
    });
}

BENCHMARK(distributionToPixels)
    ->ArgName("drag")
    ->DenseRange(DragsMean, DragsMeanOfDraws)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

/// The start of the descents of four activations dragged, and the step that is shown.
enum ZigzagDrag : std::int64_t { DragsStart, DragsPlayhead };

void zigzagToPixels(benchmark::State& state) {
    Document document;
    document.page = "zigzag";
    document.zigzag->activations.push_back(makeRow(findOrMakeActivation("gelu"), 3));
    const auto drag = static_cast<ZigzagDrag>(state.range(0));
    pageToPixels(state, document, [drag](Document& edited, double part) {
        if (drag == DragsStart)
            moveZigzagHandle(*edited.zigzag, {"weights.0", "start.0", {4 * part - 2, 1.2}});
        else
            moveZigzagHandle(*edited.zigzag, {"distance", "playhead", {100 * part, 0}});
    });
}

BENCHMARK(zigzagToPixels)
    ->ArgName("drag")
    ->DenseRange(DragsStart, DragsPlayhead)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

/// The variances of deep networks dragged, beside what was measured of others.
void gradientFlowToPixels(benchmark::State& state) {
    Document document;
    document.page = "gradient_flow";
    document.gradientFlow->depth = static_cast<int>(state.range(0));
    pageToPixels(state, document, [](Document& edited, double part) {
        moveGradientFlowHandle(*edited.gradientFlow, {"plane", "variances", {0.5 + 2 * part, 0.1}});
    });
}

BENCHMARK(gradientFlowToPixels)
    ->ArgName("depth")
    ->Arg(30)
    ->Arg(200)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(100);

/// Twenty networks of three activations, on all cores: until there is a picture, and until all are measured.
void gradientFlowOfAll(benchmark::State& state) {
    GradientFlowPage page = defaultGradientFlowPage();
    page.depth = 50;
    page.width = 256;
    std::vector<double> firstMs;
    for (auto _ : state) {
        const auto run = startGradientFlow(page);
        const Control control;
        bool isLeft = true;
        firstMs.push_back(milliseconds([&] {
            while (!run->snapshot())
                isLeft = run->advance(control);
        }));
        while (isLeft)
            isLeft = run->advance(control);
    }
    state.counters["first_picture_ms"] = median(firstMs);
}

BENCHMARK(gradientFlowOfAll)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(3);

/// Frames of a race while its lanes learn on all cores: the newest snapshot drawn and painted, at the end of
/// a training of `epochs` as at its start. Beside it how many epochs all lanes have done in a second.
void trainingRaceToPixels(benchmark::State& state) {
    Document document;
    document.page = "race";
    RacePage& page = *document.race;
    const char* const ids[] = {"sigmoid", "tanh", "relu", "swish", "elu",  "gelu",
                               "mish",    "selu", "celu", "silu",  "sine", "softplus"};
    page.activations.clear();
    for (int lane = 0; lane < state.range(0); ++lane)
        page.activations.push_back(makeRow(findOrMakeActivation(ids[lane]), lane));
    page.epochs = static_cast<int>(state.range(1));
    FigureStyle style;
    style.theme = lightTheme();
    style.fastStrokes = style.handles = true;
    Canvas canvas;
    canvas.resize(size);
    canvas.setStyle(style);
    canvas.show();
    QWidget* surface = canvas.childAt(size.width() / 2, size.height() / 2);
    Session session;
    session.reset(document);
    const auto newest = [&] { return snapshotAs<RaceResult>(session.result().snapshot("race")); };
    const auto epochsDone = [&] {
        double sum = 0;
        if (const auto result = newest())
            for (const LaneHistory& lane : result->lanes)
                sum += static_cast<double>(lane.lastEpoch());
        return sum;
    };
    std::vector<double> ms;
    int busy = 0;
    const double before = epochsDone();
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        QCoreApplication::processEvents();
        busy += session.result().isWorking() ? 1 : 0;
        ms.push_back(milliseconds([&] {
            const QSizeF room = canvas.plotSize();
            canvas.setFigure(draw(session.document(), session.result().snapshot("race"),
                                  {room.width(), room.height(), style.fontPx}));
            surface->repaint();
        }));
        state.SetIterationTime(ms.back() / 1000);
    }
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    state.counters["median_ms"] = median(ms);
    state.counters["slowest_ms"] = *std::max_element(ms.begin(), ms.end());
    state.counters["while_training"] = static_cast<double>(busy) / static_cast<double>(ms.size());
    state.counters["epochs_per_s"] = (epochsDone() - before) / passed.count();
}

BENCHMARK(trainingRaceToPixels)
    ->ArgNames({"lanes", "epochs"})
    ->Args({4, 20'000})
    ->Args({12, 2'000})
    ->Args({12, 20'000})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

BENCHMARK(maxoutToPixels)
    ->ArgName("drag")
    ->DenseRange(DragsLine, DragsSections)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

BENCHMARK(hover)
    ->ArgName("curves")
    ->Arg(1)
    ->Arg(8)
    ->Arg(16)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

BENCHMARK(swingsToPixels)
    ->ArgName("curves")
    ->Arg(1)
    ->Arg(6)
    ->Arg(20)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(40);

BENCHMARK(sliderToPixels)
    ->ArgName("curves")
    ->Arg(1)
    ->Arg(2)
    ->Arg(8)
    ->Arg(16)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(200);

} // namespace
} // namespace actiscope

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
