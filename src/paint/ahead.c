#include "paint/ahead.h"

enum { MAX_THREADS = 16 };

/* Pictures that are being made, and those that nobody has taken yet, take no
 * more than this together; a larger one is made alone. */
#define MAX_COST ((gsize) 64 << 20)

typedef enum { WAITING, RUNNING, DONE, TAKEN } State;

typedef struct {
    const HoImage *image;
    State state;
    gsize cost; /* that it stands for in HoAhead */
    HoSamples samples;
} Work;

struct HoAhead {
    GPtrArray *works; /* Work *, owned, in the order they were asked for */
    GHashTable *by_image;
    GThread *threads[MAX_THREADS];
    unsigned n_threads;
    GMutex lock;     /* for all that follows, and for every Work */
    GCond changed;   /* a work is done, or room has been made */
    unsigned next;   /* of works: those before it have been begun */
    gsize cost;      /* of what is running or done */
    unsigned n_kept; /* works that are running or done */
    bool stopped;
};

HoAhead *
ho_ahead_new(void)
{
    HoAhead *ahead = g_new0(HoAhead, 1);

    ahead->works = g_ptr_array_new_with_free_func(g_free);
    ahead->by_image = g_hash_table_new(NULL, NULL);
    g_mutex_init(&ahead->lock);
    g_cond_init(&ahead->changed);
    return ahead;
}

void
ho_ahead_free(HoAhead *ahead)
{
    if (ahead == NULL)
        return;
    g_mutex_lock(&ahead->lock);
    ahead->stopped = true;
    g_cond_broadcast(&ahead->changed);
    g_mutex_unlock(&ahead->lock);
    for (unsigned i = 0; i < ahead->n_threads; i++)
        g_thread_join(ahead->threads[i]);
    for (unsigned i = 0; i < ahead->works->len; i++) {
        Work *work = g_ptr_array_index(ahead->works, i);

        if (work->state == DONE)
            ho_samples_clear(&work->samples);
    }
    g_hash_table_unref(ahead->by_image);
    g_ptr_array_unref(ahead->works);
    g_mutex_clear(&ahead->lock);
    g_cond_clear(&ahead->changed);
    g_free(ahead);
}

void
ho_ahead_ask(HoAhead *ahead, const HoImage *image)
{
    Work *work;

    if (g_hash_table_contains(ahead->by_image, image))
        return;
    work = g_new0(Work, 1);
    work->image = image;
    g_ptr_array_add(ahead->works, work);
    g_hash_table_insert(ahead->by_image, (gpointer) image, work);
}

/* With the lock: the next work there is room for, begun; NULL at the end. */
static Work *
begin_next(HoAhead *ahead)
{
    while (!ahead->stopped && ahead->next < ahead->works->len) {
        Work *work = g_ptr_array_index(ahead->works, ahead->next);
        gsize cost = ho_samples_cost(work->image);

        if (work->state != WAITING) {
            ahead->next++;
        } else if (ahead->n_kept > 0 &&
                   (ahead->cost > MAX_COST || cost > MAX_COST - ahead->cost)) {
            g_cond_wait(&ahead->changed, &ahead->lock);
        } else {
            work->state = RUNNING;
            work->cost = cost;
            ahead->cost += cost;
            ahead->n_kept++;
            return work;
        }
    }
    return NULL;
}

/* With the lock: what is left of a work's cost. */
static void
set_cost(HoAhead *ahead, Work *work, gsize cost)
{
    ahead->cost -= work->cost - cost;
    work->cost = cost;
}

static gsize
size_of(const HoSamples *samples)
{
    return (samples->color != NULL ? g_bytes_get_size(samples->color) : 0) +
           (samples->alpha != NULL ? g_bytes_get_size(samples->alpha) : 0);
}

static gpointer
run(gpointer data)
{
    HoAhead *ahead = data;
    Work *work;

    g_mutex_lock(&ahead->lock);
    while ((work = begin_next(ahead)) != NULL) {
        g_mutex_unlock(&ahead->lock);
        work->samples = ho_samples_make(work->image);
        g_mutex_lock(&ahead->lock);
        work->state = DONE;
        set_cost(ahead, work, MIN(work->cost, size_of(&work->samples)));
        g_cond_broadcast(&ahead->changed);
    }
    g_mutex_unlock(&ahead->lock);
    return NULL;
}

void
ho_ahead_start(HoAhead *ahead)
{
    unsigned n = MIN(g_get_num_processors(), MAX_THREADS);

    for (unsigned i = 0; i < MIN(n, ahead->works->len); i++) {
        GThread *thread = g_thread_try_new("pictures", run, ahead, NULL);

        if (thread == NULL)
            return; /* then what is not begun is made when it is taken */
        ahead->threads[ahead->n_threads++] = thread;
    }
}

HoSamples
ho_ahead_take(HoAhead *ahead, const HoImage *image)
{
    Work *work = g_hash_table_lookup(ahead->by_image, image);
    HoSamples samples = {0};
    bool made = false;

    if (work == NULL)
        return ho_samples_make(image);
    g_mutex_lock(&ahead->lock);
    while (work->state == RUNNING)
        g_cond_wait(&ahead->changed, &ahead->lock);
    if (work->state == DONE) {
        samples = work->samples;
        made = true;
        set_cost(ahead, work, 0);
        ahead->n_kept--;
        g_cond_broadcast(&ahead->changed);
    }
    work->state = TAKEN;
    g_mutex_unlock(&ahead->lock);
    return made ? samples : ho_samples_make(image);
}
