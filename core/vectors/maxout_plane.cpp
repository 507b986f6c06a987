#include "core/vectors/maxout_plane.h"

namespace actiscope {

namespace {

PlanePoint between(const PlanePoint& p, const PlanePoint& q, double atP, double atQ) {
    const double part = atP / (atP - atQ);
    return {p.x1 + part * (q.x1 - p.x1), p.x2 + part * (q.x2 - p.x2)};
}

/// What of the polygon has `height` ≥ 0.
template <class Height>
Polygon cut(const Polygon& polygon, const Height& height) {
    Polygon kept;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const PlanePoint& p = polygon[i];
        const PlanePoint& q = polygon[(i + 1) % polygon.size()];
        const double atP = height(p);
        const double atQ = height(q);
        if (atP >= 0)
            kept.push_back(p);
        if ((atP >= 0) != (atQ >= 0))
            kept.push_back(between(p, q, atP, atQ));
    }
    return kept.size() < 3 ? Polygon() : kept;
}

} // namespace

Polygon activeRegion(const std::vector<PlanePiece>& pieces, std::size_t i, const Box& box) {
    Polygon region{{box.from1, box.from2}, {box.to1, box.from2}, {box.to1, box.to2}, {box.from1, box.to2}};
    for (std::size_t j = 0; j < pieces.size() && !region.empty(); ++j) {
        if (j == i)
            continue;
        const PlanePiece above{pieces[i].w1 - pieces[j].w1, pieces[i].w2 - pieces[j].w2,
                               pieces[i].c - pieces[j].c};
        if (above.w1 == 0 && above.w2 == 0) { // parallel: of equal ones the first is the active one
            if (above.c < 0 || (above.c == 0 && j < i))
                return {};
            continue;
        }
        region = cut(region, [&](const PlanePoint& p) { return above.at(p.x1, p.x2); });
    }
    return region;
}

Polygon levelIn(const Polygon& region, const PlanePiece& piece, double level) {
    Polygon ends;
    for (std::size_t i = 0; i < region.size(); ++i) {
        const PlanePoint& p = region[i];
        const PlanePoint& q = region[(i + 1) % region.size()];
        const double atP = piece.at(p.x1, p.x2) - level;
        const double atQ = piece.at(q.x1, q.x2) - level;
        if ((atP >= 0) != (atQ >= 0))
            ends.push_back(between(p, q, atP, atQ));
    }
    return ends.size() == 2 ? ends : Polygon();
}

PlanePoint middleOf(const Polygon& region) {
    PlanePoint middle;
    for (const PlanePoint& p : region) {
        middle.x1 += p.x1 / static_cast<double>(region.size());
        middle.x2 += p.x2 / static_cast<double>(region.size());
    }
    return middle;
}

} // namespace actiscope
